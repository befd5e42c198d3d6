/**
 * The engine's sockets, by the host's Jakarta WebSocket client, and how frames are written on them:
 * JSON, or MessagePack where {@code org.msgpack:msgpack-core} is there.
 *
 * <p>Endpoints are programmatic: hosts take an annotated client endpoint on the class path for one
 * of the application's.
 */
package io.dustlayer.cdi.ws;
