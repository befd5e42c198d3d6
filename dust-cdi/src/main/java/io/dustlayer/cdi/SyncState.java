package io.dustlayer.cdi;

/** What the SDK transport of a store is doing. */
public enum SyncState {

  /** It does not run: HTTP is used. */
  STOPPED,

  /** It opens a connection. */
  CONNECTING,

  /** It is connected and asks for the store. */
  JOINING,

  /** It reads what it missed. */
  CATCHING_UP,

  /** It has everything and hears of changes as they happen. */
  LIVE,

  /** It has no connection and waits before the next attempt. Reads come from the mirror. */
  BACKOFF,

  /** It has given up: the server does not speak a protocol version that this library knows. */
  FAILED
}
