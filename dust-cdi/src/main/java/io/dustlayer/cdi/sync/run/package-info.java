/**
 * Drives the sync engine: one thread for each store feeds it what happens and carries out what it
 * answers. Here are its mailbox and deadlines, the futures of writers, the views of readers, the
 * listeners of committed changes, the cache, and the reads over HTTP.
 *
 * <p>{@link io.dustlayer.cdi.sync.run.SdkTransport} is the door. Sockets are behind {@link
 * io.dustlayer.cdi.sync.run.SocketFactory}.
 */
package io.dustlayer.cdi.sync.run;
