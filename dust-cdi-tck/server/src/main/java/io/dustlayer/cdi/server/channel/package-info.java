/**
 * Channels: what a WebSocket of the sync protocol says and hears. One {@link
 * io.dustlayer.cdi.server.channel.ClientSocket} for each connection, one channel for each join on
 * it, and for each store one hub that announces commits to its channels. Knows nothing of HTTP or
 * of the library that carries the frames.
 */
package io.dustlayer.cdi.server.channel;
