package io.dustlayer.cdi.sync.sim;

/** What goes wrong, or at least out of the ordinary, while a simulation runs. */
enum Fault {
  /** A connection ends; both sides learn of it some time later. */
  CUT,
  /** A connection ends after a write was committed and before it is answered. */
  CUT_AFTER_COMMIT,
  /** A connection ends and nobody learns of it. */
  HALF_OPEN,
  /** A connection cannot be opened. */
  REFUSED,
  /** An attempt to connect is never answered. */
  BLACK_HOLE,
  /** A connection becomes slow. */
  SLOW_LINK,
  /** The server commits slowly. */
  SLOW_WRITER,
  /** The echo and the answer of a committed write are lost. */
  ANSWER_LOST,
  /** A channel crashes. */
  CHANNEL_CRASH,
  /** Joins crash for a while. */
  JOIN_CRASH,
  /** A join is never answered. */
  JOIN_SILENT,
  /** The store compacts its log. */
  COMPACTION,
  /** The store compacts its log while somebody catches up. */
  COMPACTION_IN_CATCH_UP,
  /** The token is revoked, and restored later. */
  TOKEN_REVOKED,
  /** The token changes to one that may not write, and back. */
  READ_ONLY,
  /** The store is archived, and restored later. */
  ARCHIVED,
  /** Writes exceed the rate for a while. */
  RATE_LIMITED,
  /** The server restarts. */
  RESTART,
  /** The server is restored to an earlier state. */
  RESET,
  /** Something arrives that makes no sense. */
  NONSENSE,
  /** A frame cannot be decoded, so that the socket closes. */
  GARBAGE,
  /** A message exceeds the limit, so that the socket closes. */
  TOO_BIG,
  /** A read over HTTP fails. */
  READ_FAILED,
  /** The answer of an own batch is lost, or comes late. */
  BATCH_ANSWER_LOST,
  /** The engine is stopped, and started later. */
  STOP,
  /** The process dies; a new one goes on from what was kept. */
  PROCESS_RESTART,
  /** The server ceases to speak the protocol's version. */
  VERSION
}
