/**
 * A Dust server to embed in development and tests: {@link io.dustlayer.cdi.server.DustServer} is
 * where to begin. It is not for production.
 */
package io.dustlayer.cdi.server;
