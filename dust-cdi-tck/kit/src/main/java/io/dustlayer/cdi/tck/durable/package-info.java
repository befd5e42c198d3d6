/**
 * What outlives an application: the outbox and the cache in files, and the application's restart.
 */
package io.dustlayer.cdi.tck.durable;
