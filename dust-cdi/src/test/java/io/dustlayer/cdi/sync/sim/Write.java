package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.DurableWrite;
import io.dustlayer.cdi.sync.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A submitted write, and what became of it. */
final class Write {

  /**
   * Once on the wire.
   *
   * @param join the number of the join that it belongs to
   * @param ref what its reply repeats
   */
  record Sending(int join, String ref) {}

  private static final int BEFORE = -1;
  private static final int MOST_CRASHES = 3;

  final WriteRequest request;
  final long submittedAt;
  private final long amount;
  private final boolean once;
  private final Optional<DurableWrite> durable;
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
  private boolean forbidden;
  private int crashes;

  private Write(
      WriteRequest request,
      long submittedAt,
      long amount,
      boolean once,
      Optional<DurableWrite> durable) {
    this.request = request;
    this.submittedAt = submittedAt;
    this.amount = amount;
    this.once = once;
    this.durable = durable;
  }

  /** A write by an engine. */
  static Write of(WriteRequest request, long submittedAt) {
    return new Write(
        request, submittedAt, Tally.amount(request), !request.isRepeatable(), Optional.empty());
  }

  /** A write by an engine that is on the disk. */
  static Write durable(DurableWrite write, long submittedAt) {
    WriteRequest request = write.request();
    return new Write(
        request, submittedAt, Tally.amount(request), !request.isRepeatable(), Optional.of(write));
  }

  /** One that a process before may have sent. */
  static Write restored(DurableWrite write, long submittedAt) {
    Write again = durable(write, submittedAt);
    again.sendings.add(new Sending(BEFORE, ""));
    return again;
  }

  /** A write over HTTP, which nobody repeats. */
  static Write overHttp(WriteRequest request, long submittedAt, long amount) {
    return new Write(request, submittedAt, amount, true, Optional.empty());
  }

  /** What it adds to the counter that nobody takes from. */
  long amount() {
    return amount;
  }

  boolean isDurable() {
    return durable.isPresent();
  }

  /** Whether it concerns the same record as another one, or may do. */
  boolean isRelatedTo(Write other) {
    String one = scope() + '/';
    String two = other.scope() + '/';
    return one.startsWith(two) || two.startsWith(one);
  }

  private String scope() {
    return durable
        .map(DurableWrite::record)
        .orElse(request.path())
        .render()
        .toLowerCase(Locale.ROOT);
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

  boolean isSentIn(int join, String ref) {
    return sendings.contains(new Sending(join, ref));
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
    if (givenUp) {
      return;
    }
    settled = true;
    perhapsGivenUp = outcome != null && perhapsBeforeTold;
    givenUp = outcome != null && !perhapsBeforeTold;
  }

  /** Its end was told together with the catch-up that settled it. */
  void givenUp() {
    settled = true;
    perhapsGivenUp = false;
    givenUp = true;
  }

  /** Its channel crashed while it was the first one without answer. */
  void crashed() {
    crashes++;
  }

  /** Whether it has crashed its channel so often that it must not be sent again. */
  boolean isCrasher() {
    return crashes >= MOST_CRASHES;
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

  /** It was sent, and a later join does not permit it. */
  void forbidden() {
    forbidden = true;
  }

  /** Whether it is sent again if a catch-up does not show it. */
  boolean isToBeRepeated() {
    return request.isRepeatable() && !forbidden;
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
