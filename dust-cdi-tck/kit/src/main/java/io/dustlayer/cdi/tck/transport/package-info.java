/** What a store's transports promise, and the choice between them, as suites over a real server. */
package io.dustlayer.cdi.tck.transport;
