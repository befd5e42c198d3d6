package io.dustlayer.cdi;

/** The ways to reach a Dust store. */
public enum TransportKind {

  /** One HTTP request per call; stateless, no realtime events. */
  HTTP,

  /** A WebSocket connection with a local mirror and realtime events. */
  SDK
}
