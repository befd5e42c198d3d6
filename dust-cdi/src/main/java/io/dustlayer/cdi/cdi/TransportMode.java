package io.dustlayer.cdi.cdi;

/** The values of {@code dust.transport}. */
enum TransportMode {
  /** HTTP until the SDK transport is started: by an observer, or by a call. */
  AUTO,
  /** HTTP, always. */
  HTTP,
  /** The SDK transport from the start on. */
  SDK
}
