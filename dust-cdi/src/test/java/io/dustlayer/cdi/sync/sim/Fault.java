package io.dustlayer.cdi.sync.sim;

/** What goes wrong, or at least out of the ordinary, while a simulation runs. */
enum Fault {
  /** A connection ends; both sides learn of it some time later. */
  CUT("a connection is cut"),
  /** A connection ends after a write was committed and before it is answered. */
  CUT_AFTER_COMMIT("a connection is cut after a commit, before it is answered"),
  /** A connection ends and nobody learns of it. */
  HALF_OPEN("a connection dies, and nobody is told"),
  /** A connection cannot be opened. */
  REFUSED("nothing listens any more"),
  /** An attempt to connect is never answered. */
  BLACK_HOLE("an attempt to connect is never answered"),
  /** A connection becomes slow. */
  SLOW_LINK("a connection becomes slow"),
  /** The server commits slowly. */
  SLOW_WRITER("the server commits slowly"),
  /** The echo and the answer of a committed write are lost. */
  ANSWER_LOST("echo and answer of a commit are lost"),
  /** A channel crashes. */
  CHANNEL_CRASH("a channel crashes"),
  /** Joins crash for a while. */
  JOIN_CRASH("a join crashes"),
  /** A join is never answered. */
  JOIN_SILENT("a join is not answered"),
  /** The store compacts its log. */
  COMPACTION("the log is compacted"),
  /** The store compacts its log while somebody catches up. */
  COMPACTION_IN_CATCH_UP("the log is compacted during a catch-up"),
  /** The token is revoked, and restored later. */
  TOKEN_REVOKED("the token is revoked"),
  /** The token changes to one that may not write, and back. */
  READ_ONLY("the token may only read"),
  /** The store is archived, and restored later. */
  ARCHIVED("the store is archived"),
  /** Writes exceed the rate for a while. */
  RATE_LIMITED("a write exceeds the rate"),
  /** The server restarts. */
  RESTART("the server restarts"),
  /** The server is restored to an earlier state. */
  RESET("the server is restored from a backup"),
  /** Something arrives that makes no sense. */
  NONSENSE("something arrives that makes no sense"),
  /** A frame cannot be decoded, so that the socket closes. */
  GARBAGE("a frame cannot be decoded"),
  /** A message exceeds the limit, so that the socket closes. */
  TOO_BIG("a message exceeds the limit"),
  /** A read over HTTP fails. */
  READ_FAILED("a read over HTTP fails"),
  /** The answer of an own batch is lost, or comes late. */
  BATCH_ANSWER_LOST("the answer to a batch is lost"),
  /** The engine is stopped, and started later. */
  STOP("a client is stopped"),
  /** The process dies; a new one goes on from what was kept. */
  PROCESS_CRASH("a client's process dies, and another one begins"),
  /** A cache file cannot be written. */
  DISK_FULL("a cache file cannot be written"),
  /** What was written last is on the disk in part, when a process dies. */
  TORN_WRITE("the last write of the cache is torn"),
  /** What was written is not on the disk, when a process dies. */
  LOST_WRITES("writes of the cache are lost"),
  /** A clock leaps forward by minutes. */
  CLOCK_LEAP("a clock leaps"),
  /** A process stands still for a while. */
  FREEZE("a process stands still"),
  /** The server's process dies. */
  SERVER_CRASH("the server's process dies"),
  /** Joins exceed the rate for a while. */
  JOIN_LIMITED("a join exceeds the rate"),
  /** Calls over HTTP exceed the rate for a while. */
  HTTP_LIMITED("a call over HTTP exceeds the rate"),
  /** An HTTP write is answered as unavailable, and commits nevertheless. */
  WRITER_UNAVAILABLE("a write over HTTP is answered as unavailable, but is to be committed"),
  /** A join on an open socket is refused for lack of a valid token. */
  JOIN_UNAUTHORIZED("a join is refused for lack of a valid token"),
  /** The server ceases to speak the protocol's version. */
  VERSION("the server ceases to speak this version");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  String inWords() {
    return words;
  }

  /** Whether it happens to one client. */
  boolean isOfClient() {
    return switch (this) {
      case CUT,
          HALF_OPEN,
          SLOW_LINK,
          NONSENSE,
          GARBAGE,
          TOO_BIG,
          READ_FAILED,
          STOP,
          PROCESS_CRASH,
          DISK_FULL,
          CLOCK_LEAP,
          FREEZE ->
          true;
      default -> false;
    };
  }

  /** Whether it is brought about on purpose, and not a consequence of others, or by chance. */
  boolean canBePlanned() {
    return switch (this) {
      case VERSION, TORN_WRITE, LOST_WRITES, JOIN_UNAUTHORIZED -> false;
      default -> true;
    };
  }
}
