package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A submitted write, and what became of it. */
final class Write {

  /**
   * Once on the wire.
   *
   * @param join the number of the join that it belongs to
   * @param ref what its reply repeats
   */
  record Sending(int join, String ref) {}

  final WriteRequest request;
  final long submittedAt;
  private final long amount;
  private final boolean once;
  final List<Sending> sendings = new ArrayList<>();
  private Outcome outcome;
  private boolean abandoned;
  private boolean refused;
  private long heardSeq;
  private boolean settled;
  private boolean perhapsSettled;
  private boolean perhapsBeforeTold;
  private boolean perhapsGivenUp;
  private boolean givenUp;

  private Write(WriteRequest request, long submittedAt, long amount, boolean once) {
    this.request = request;
    this.submittedAt = submittedAt;
    this.amount = amount;
    this.once = once;
  }

  /** A write by an engine. */
  static Write of(WriteRequest request, long submittedAt) {
    return new Write(request, submittedAt, Tally.amount(request), !request.isRepeatable());
  }

  /** A write over HTTP, which nobody repeats. */
  static Write overHttp(WriteRequest request, long submittedAt, long amount) {
    return new Write(request, submittedAt, amount, true);
  }

  /** What it adds to the counter that nobody takes from. */
  long amount() {
    return amount;
  }

  /** Whether it has more than one effect if it is committed twice. */
  boolean mayCommitOnlyOnce() {
    return once;
  }

  String id() {
    return request.clientOpId();
  }

  Outcome outcome() {
    return outcome;
  }

  void completed(Outcome with) {
    outcome = with;
  }

  boolean isPending() {
    return outcome == null && !abandoned;
  }

  /** Its process has died: nobody waits for it. */
  void abandon() {
    abandoned = true;
  }

  boolean isSentIn(int join) {
    return sendings.stream().anyMatch(sending -> sending.join == join);
  }

  /** The last join in which it was sent. */
  int lastJoin() {
    return sendings.get(sendings.size() - 1).join;
  }

  /** The server's refusal has arrived; of a repetition, if its event was here before. */
  void refused() {
    refused |= !isHeard();
  }

  boolean isRefused() {
    return refused;
  }

  /** A catch-up is complete that should have shown it, but may have left something out. */
  void perhapsSettled() {
    perhapsSettled = true;
    perhapsBeforeTold = outcome == null;
    perhapsGivenUp |= outcome != null;
  }

  /** A catch-up is complete that should have shown it, if it was committed. */
  void settled() {
    settled = true;
    perhapsGivenUp = outcome != null && perhapsBeforeTold;
    givenUp = outcome != null && !perhapsBeforeTold;
  }

  /** Whether it is not known if, or when, a catch-up has settled it. */
  boolean isPerhapsSettled() {
    return perhapsSettled && !settled || perhapsGivenUp;
  }

  /** Whether a catch-up settled it after its caller was told, so that nobody waits for it. */
  boolean isGivenUp() {
    return givenUp;
  }

  boolean isSettled() {
    return settled;
  }

  /** Its event has arrived. */
  void heard(long seq) {
    heardSeq = seq;
  }

  boolean isHeard() {
    return heardSeq > 0;
  }

  long heardSeq() {
    return heardSeq;
  }

  /** Whether its caller was told that nothing was written. */
  boolean mustNotCommit() {
    return outcome instanceof Outcome.Refused
        || outcome instanceof Outcome.Withdrawn
        || outcome instanceof Outcome.Stopped
        || outcome instanceof Outcome.QueueFull
        || outcome instanceof Outcome.NotPermitted;
  }

  @Override
  public String toString() {
    return request.kind() + " " + request.path() + " (" + id() + "), " + outcome;
  }
}
