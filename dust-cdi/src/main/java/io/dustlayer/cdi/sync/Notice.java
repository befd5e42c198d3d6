package io.dustlayer.cdi.sync;

/** Something an operator should know; the driver words and limits the log lines. */
public sealed interface Notice {

  /**
   * The token is refused, at the upgrade or by the join.
   *
   * @param reason what the server said
   * @param retrySeconds when it is tried again
   */
  record TokenRefused(String reason, long retrySeconds) implements Notice {}

  /**
   * The join crashes again and again; the mirror goes on serving.
   *
   * @param times how often in a row
   * @param retrySeconds when it is tried again
   */
  record JoinCrashes(int times, long retrySeconds) implements Notice {}

  /** The join crashed with MessagePack; JSON is used from now on. */
  record FellBackToJson() implements Notice {}

  /**
   * The server was restored or reset to an earlier state; everything is read again.
   *
   * @param serverSeq where the server is
   * @param knownSeq the highest sequence number that it is known to have had
   */
  record ServerReset(long serverSeq, long knownSeq) implements Notice {}

  /**
   * A message was longer than the limit.
   *
   * @param detail what the socket said
   */
  record MessageTooBig(String detail) implements Notice {}

  /**
   * The connection is lost, or could not be opened.
   *
   * @param why what the socket said
   * @param retryMillis when it is tried again
   */
  record Disconnected(String why, long retryMillis) implements Notice {}

  /**
   * Something in a frame is not understood, and was left out.
   *
   * @param what the part that is not understood
   */
  record NotUnderstood(String what) implements Notice {}
}
