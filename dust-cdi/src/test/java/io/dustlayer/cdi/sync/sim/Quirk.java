package io.dustlayer.cdi.sync.sim;

/** What real servers do besides, or instead of, what is documented (PROTOCOL). */
enum Quirk {
  /** Operations written over HTTP are not broadcast. */
  HTTP_NOT_BROADCAST,
  /** The echo of a write comes before its reply; otherwise in either order. */
  ECHO_BEFORE_REPLY,
  /** Live events come while a catch-up is under way, and repeat what it brings. */
  LIVE_OVERTAKES_CATCH_UP,
  /** A catch-up ends where the store was at the join; what comes later is only announced live. */
  CATCH_UP_ENDS_EARLY,
  /** Live events of different writers come out of order. */
  LIVE_OUT_OF_ORDER,
  /** Live events come twice. */
  LIVE_REPEATED,
  /** Leaves come wrapped in {@code _scalar} in snapshots. */
  SNAPSHOT_WRAPPED,
  /** Totals in a catch-up ignore its other operations on the path. */
  WRONG_TOTALS,
  /** Catch-up shows typed values as plain strings. */
  TYPED_AS_STRINGS,
  /** Subtree operations clear paths that differ in ASCII case. */
  CASE_FOLDING,
  /** A write whose channel has died commits nevertheless. */
  LATE_COMMIT,
  /** After a rejoin the old join's close arrives behind the new join's answer. */
  STALE_CLOSE,
  /** A MessagePack join crashes over a value that the store holds. */
  MESSAGE_PACK_CRASH
}
