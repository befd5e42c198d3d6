/**
 * Scripted misbehaviour, for tests of clients: of HTTP requests, and of the frames of WebSockets.
 */
package io.dustlayer.cdi.server.fault;
