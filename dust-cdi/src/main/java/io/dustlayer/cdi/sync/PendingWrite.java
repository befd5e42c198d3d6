package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.WriteRequest;

/** A write whose fate is not settled. */
final class PendingWrite {

  /** Where it is. */
  enum Stage {
    /** It waits to be sent, for the first time or again. */
    WAITING,
    /** It was sent by the present join. */
    ON_WIRE,
    /** It was sent by an earlier join, and may not be sent again. */
    ORPHANED
  }

  private final WriteRequest request;
  private final long order;
  private final long deadline;
  private Stage stage = Stage.WAITING;
  // On how many joins it may have been processed.
  private int sendings;
  private boolean told;

  PendingWrite(WriteRequest request, long order, long deadline) {
    this.request = request;
    this.order = order;
    this.deadline = deadline;
  }

  WriteRequest request() {
    return request;
  }

  String id() {
    return request.clientOpId();
  }

  /** Its place among all writes. */
  long order() {
    return order;
  }

  /** When its caller has to be told, as of {@link System#nanoTime()}. */
  long deadline() {
    return deadline;
  }

  Stage stage() {
    return stage;
  }

  void stage(Stage next) {
    stage = next;
    if (next == Stage.ON_WIRE) {
      sendings++;
    }
  }

  /** What was sent last is known not to have been processed. */
  void notProcessed() {
    stage = Stage.WAITING;
    sendings--;
  }

  /** Whether it was ever sent, so that it may be committed. */
  boolean wasSent() {
    return sendings > 0;
  }

  /** Whether it was sent more than once, so that one answer does not tell what became of it. */
  boolean wasSentAgain() {
    return sendings > 1;
  }

  /** Whether its caller was told an outcome. */
  boolean isTold() {
    return told;
  }

  void told() {
    told = true;
  }
}
