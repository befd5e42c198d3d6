/**
 * What the applications were told, what the server has, and whether it fits. Shares no code with
 * what it checks.
 */
package io.dustlayer.cdi.tck.chaos.check;
