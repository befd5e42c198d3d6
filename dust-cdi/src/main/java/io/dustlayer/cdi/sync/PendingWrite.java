package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
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
  private final DustPath scope;
  private final boolean durable;
  private long deadline;
  private Stage stage = Stage.WAITING;
  // On how many joins it may have been processed.
  private int sendings;
  private int crashes;
  private String ref;
  private boolean told;

  private PendingWrite(
      WriteRequest request, DustPath scope, boolean durable, long order, long deadline) {
    this.request = request;
    this.scope = scope;
    this.durable = durable;
    this.order = order;
    this.deadline = deadline;
  }

  /** Somebody waits for it until its deadline. */
  static PendingWrite awaited(WriteRequest request, long order, long deadline) {
    return new PendingWrite(request, request.path(), false, order, deadline);
  }

  /** It is on disk, and waits for as long as it takes. */
  static PendingWrite durable(DurableWrite write, long order) {
    return new PendingWrite(write.request(), write.record(), true, order, 0);
  }

  WriteRequest request() {
    return request;
  }

  String id() {
    return request.clientOpId();
  }

  /** What it concerns: writes of the same record keep their order. */
  DustPath scope() {
    return scope;
  }

  /** Its place among all writes. */
  long order() {
    return order;
  }

  /** Whether it is on disk: it ends only by what the server says. */
  boolean isDurable() {
    return durable;
  }

  /**
   * When its caller has to be told, as of {@link System#nanoTime()}; of a durable one, until when
   * an answer is expected once it is sent.
   */
  long deadline() {
    return deadline;
  }

  /** An answer is expected until then. */
  void answerBy(long moment) {
    deadline = moment;
  }

  Stage stage() {
    return stage;
  }

  void stage(Stage next) {
    stage = next;
  }

  /** It is sent with a ref. */
  void sent(String as) {
    stage = Stage.ON_WIRE;
    sendings++;
    ref = as;
  }

  /**
   * Whether it was sent with this ref, perhaps by an earlier join, and is not to be sent again
   * anyway.
   */
  boolean wasLastSentAs(String candidate) {
    return stage != Stage.WAITING && candidate.equals(ref);
  }

  /** What was sent last is known not to have been processed. */
  void notProcessed() {
    stage = Stage.WAITING;
    sendings--;
  }

  /** An earlier run of the process may have sent it. */
  void perhapsSent() {
    sendings++;
  }

  /** It was the first one without answer when the channel crashed; how often that happened. */
  int crashed() {
    return ++crashes;
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
