package io.dustlayer.cdi.tck.chaos;

/** What goes wrong. */
enum Mischief {
  /** The server dies, and comes back. */
  KILL_SERVER,
  /** The server dies while it compacts. */
  KILL_COMPACTING,
  /** The server ends as it should, comes back, and has compacted when clients join. */
  RESTART_COMPACTED,
  /** The server compacts. */
  COMPACT,
  /** The server is stopped for a while. */
  PAUSE_SERVER,
  /** The server's disk is full for a while. */
  FILL_SERVER,
  /** A client dies, and comes back. */
  KILL_CLIENT,
  /** A client and the server die. */
  KILL_BOTH,
  /** A client is stopped for a while. */
  PAUSE_CLIENT,
  /** A client's disk is full for a while. */
  FILL_CLIENT,
  /** A client's connections are cut. */
  CUT,
  /** Nothing passes on a client's connections for a while, and then they are cut. */
  HALF_OPEN,
  /** Everything is late for a while. */
  DELAY,
  /** A client is cut off, and gets no connection for a while. */
  REFUSE;

  /** Whether the server must be well before. */
  boolean hitsServer() {
    return switch (this) {
      case KILL_SERVER,
          KILL_COMPACTING,
          RESTART_COMPACTED,
          COMPACT,
          PAUSE_SERVER,
          FILL_SERVER,
          KILL_BOTH ->
          true;
      default -> false;
    };
  }

  /** Whether the client must be well before. */
  boolean hitsClient() {
    return this == KILL_BOTH || !hitsServer();
  }
}
