package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Writes: each ends once and in time, is sent in order and not again where that would matter. */
final class WriteChecks {

  private static final long SLACK = 200 * World.MILLI;
  private static final long NOTHING = -1;

  private final World world;
  private final ModelStore store;
  private final Ledger ledger;
  private final EngineSettings settings;
  private final Node node;
  private final Joins joins;
  private final Map<String, Write> submitted = new HashMap<>();
  private final Map<String, Write> pending = new LinkedHashMap<>();
  private final Map<String, Write> byRef = new HashMap<>();
  private final Unanswered unanswered = new Unanswered();
  private final Set<String> heard = new HashSet<>();
  private final Set<Long> heardSeqs = new HashSet<>();
  private Optional<Write> sentAgain = Optional.empty();
  private Optional<Write> withdrawn = Optional.empty();
  private Optional<Write> givenUp = Optional.empty();
  private long givenUpThrough;
  private List<Write> unsettled = List.of();
  private long settledThrough = NOTHING;
  private long coveredThrough;
  private boolean stopping;
  private boolean failed;

  WriteChecks(World world, ModelStore store, Ledger ledger, Node node, Joins joins) {
    this.world = world;
    this.store = store;
    this.ledger = ledger;
    this.node = node;
    this.settings = node.settings();
    this.joins = joins;
  }

  int pending() {
    return pending.size();
  }

  /** The process has died: nobody waits any more. */
  void abandon() {
    pending.values().forEach(Write::abandon);
    pending.clear();
  }

  boolean isDurable(String id) {
    Write write = submitted.get(id);
    return write != null && write.isDurable();
  }

  /** What is on the disk without outcome is what the engine has, but for what it is being told. */
  void conserved(Journal journal, Input input) {
    if (input instanceof Input.Restored || node.isBehind()) {
      return;
    }
    Set<String> onDisk = new HashSet<>(journal.pending());
    if (input instanceof Input.SubmitDurable submit) {
      onDisk.remove(submit.write().request().clientOpId());
    }
    Set<String> known = new HashSet<>();
    pending.values().stream().filter(Write::isDurable).forEach(write -> known.add(write.id()));
    if (!known.equals(onDisk)) {
      throw new Violation("accepted is not settled and pending: " + onDisk + ", but " + known);
    }
  }

  /** A write that is on the disk, perhaps from a process before. */
  Write accepted(Write write) {
    world.coverage.count(write.sendings.isEmpty() ? "durable writes" : "durable writes restored");
    ledger.submitted(write);
    submitted.put(write.id(), write);
    pending.put(write.id(), write);
    return write;
  }

  Write submitted(WriteRequest request) {
    Write write = Write.of(request, node.clock().now());
    ledger.submitted(write);
    submitted.put(write.id(), write);
    pending.put(write.id(), write);
    mustEnd(write, settings.ackTimeout().toNanos() + SLACK);
    return write;
  }

  private void mustEnd(Write write, long within) {
    world.after(
        within,
        () -> {
          if (write.isPending() && node.isFrozen()) {
            mustEnd(write, SLACK);
          } else if (write.isPending()) {
            throw new Violation("without outcome beyond its deadline: " + write);
          }
        });
  }

  /** An event arrived, so that what it tells is known. */
  Optional<Write> heard(JsonObject event) {
    String id = event.getString("client_op_id");
    heard.add(id);
    Write write = submitted.get(id);
    long seq = event.getJsonNumber("store_seq").longValue();
    heardSeqs.add(seq);
    if (write != null && !write.isHeard()) {
      write.heard(seq);
      return Optional.of(write);
    }
    return Optional.empty();
  }

  /**
   * A catch-up is complete: what was sent before it and is not in it will not be shown, unless
   * something is missing in it.
   */
  void caughtUp() {
    unsettled =
        submitted.values().stream()
            .filter(write -> !write.sendings.isEmpty() && write.lastJoin() < joins.number())
            .filter(write -> !write.isHeard())
            .filter(write -> !write.isPending() || !write.isToBeRepeated())
            .toList();
    unsettled.forEach(Write::perhapsSettled);
    settledThrough = joins.throughSeq();
  }

  // Whatever the catch-up was to bring is there.
  private void settle(long watermark) {
    if (settledThrough == joins.throughSeq() && watermark >= settledThrough) {
      settledThrough = NOTHING;
      unsettled.stream().filter(write -> !write.isHeard()).forEach(Write::settled);
    }
  }

  /** Whether something was sent that a catch-up has to settle. */
  boolean isUnsettled() {
    return !unsettled.isEmpty();
  }

  boolean hasHeard(long seq) {
    return heardSeqs.contains(seq);
  }

  /** A reply arrived, which may tell that an overdue write is committed. */
  Optional<Write> replied(Frame reply) {
    Write write = byRef.get(reply.ref());
    unanswered.answered(reply.ref());
    if (write == null) {
      return Optional.empty();
    }
    if (Frames.isRefusal(reply) && !isToBeSentAgain(write, reply)) {
      write.refused();
    } else if (write.isPending() && isToBeSentAgain(write, reply)) {
      write.sendings.removeIf(sending -> sending.ref().equals(reply.ref()));
    } else if (!write.isPending() && !write.isHeard() && Frames.committedSeq(reply) > 0) {
      write.heard(Frames.committedSeq(reply));
      return Optional.of(write);
    }
    return Optional.empty();
  }

  /** The channel crashed, by the first write that has no answer if by any. */
  void crashed() {
    unanswered.crashed(joins.number());
  }

  private static boolean isToBeSentAgain(Write write, Frame reply) {
    return Frames.isUnmatched(reply)
        || (write.isDurable() && Frames.isRefused(reply, "rate_limited"));
  }

  void before(Input input, boolean hasGivenUp) {
    stopping = input instanceof Input.Stop;
    failed = hasGivenUp;
    if (joins.isJoined() && !joins.mayWrite()) {
      pending.values().stream()
          .filter(write -> !write.isDurable() && !write.sendings.isEmpty())
          .forEach(Write::forbidden);
    }
  }

  void sent(long generation, Frame frame) {
    String id = frame.payload().asJsonObject().getString("client_op_id");
    Write write = pending.get(id);
    if (write == null) {
      throw new Violation("sent although its caller was told an outcome: " + ledger.write(id));
    }
    if (!joins.isJoined(generation, frame.joinRef())) {
      throw new Violation("sent outside of a join: " + write);
    }
    if (!joins.mayWrite()) {
      throw new Violation("sent without permission: " + write);
    }
    inOrder(write);
    if (!write.sendings.isEmpty()) {
      again(write);
    }
    write.sendings.add(new Write.Sending(joins.number(), frame.ref()));
    byRef.put(frame.ref(), write);
    unanswered.sent(frame.ref(), write);
    long inFlight = pending.values().stream().filter(w -> w.isSentIn(joins.number())).count();
    if (inFlight > settings.maxInFlight()) {
      throw new Violation(inFlight + " writes in flight");
    }
  }

  // Durable ones keep their order in a record, and nothing there is sent before they have their
  // outcome; others keep their order, but do not wait for one that waits for a durable one.
  private void inOrder(Write write) {
    Set<Write> held = new HashSet<>();
    for (Write earlier : pending.values()) {
      if (earlier == write) {
        return;
      }
      boolean related = earlier.isRelatedTo(write);
      boolean waits = earlier.sendings.isEmpty() && write.sendings.isEmpty();
      if (related && (earlier.isDurable() || waits)) {
        throw new Violation("sent before an earlier write: " + write + ", " + earlier);
      }
      if (earlier.isDurable() || held.stream().anyMatch(earlier::isRelatedTo)) {
        held.add(earlier);
      } else if (waits && !write.isDurable()) {
        throw new Violation("sent before an earlier write: " + write + ", " + earlier);
      }
    }
  }

  private void again(Write write) {
    world.coverage.count("writes sent again");
    if (!write.request.isRepeatable()) {
      throw new Violation("sent again: " + write);
    }
    if (write.isSentIn(joins.number())) {
      throw new Violation("sent twice in one join: " + write);
    }
    if (write.isDurable() && write.isCrasher()) {
      throw new Violation("sent again although it crashes the channel: " + write);
    }
    if (heard.contains(write.id())) {
      throw new Violation("sent again although its event was seen: " + write);
    }
    sentAgain = Optional.of(write);
  }

  /** A snapshot stands for every operation up to a sequence number. */
  void covered(long seq) {
    coveredThrough = seq;
  }

  // Everything that the catch-up was to bring has been heard, even if some of it still waits.
  private boolean isCaughtUp(long watermark, long throughSeq) {
    long known = Math.max(coveredThrough, watermark);
    return throughSeq != Long.MAX_VALUE
        && LongStream.rangeClosed(known + 1, throughSeq).allMatch(heardSeqs::contains);
  }

  void completed(Effect.Complete complete) {
    Write write = pending.remove(complete.clientOpId());
    if (write == null) {
      throw new Violation(
          "completed again or never submitted: " + ledger.write(complete.clientOpId()));
    }
    write.completed(complete.outcome());
    if (write.isDurable()) {
      world.coverage.count("durable outcome " + complete.outcome().getClass().getSimpleName());
    }
    world.coverage.count("outcome " + complete.outcome().getClass().getSimpleName());
    legitimate(write, complete.outcome());
    if (write.mustNotCommit() && !store.commits(write.id()).isEmpty()) {
      throw new Violation("committed although its caller is told otherwise: " + write);
    }
  }

  private static void endsAsDurableOnes(Write write, Outcome outcome) {
    if (!(outcome instanceof Outcome.Committed)
        && !(outcome instanceof Outcome.Refused)
        && !(outcome instanceof Outcome.Unknown)) {
      throw new Violation("given up although it is on the disk: " + write);
    }
  }

  private void legitimate(Write write, Outcome outcome) {
    if (write.isDurable()) {
      endsAsDurableOnes(write, outcome);
    }
    boolean due = node.clock().now() - write.submittedAt >= settings.ackTimeout().toNanos();
    boolean fine;
    if (outcome instanceof Outcome.Committed committed) {
      fine =
          store.commits(write.id()).stream().anyMatch(op -> op.seq() == committed.storeSeq())
              || (write.request.kind() == OpKind.RELEASE
                  && !committed.reply().getBoolean("released", true));
    } else if (outcome instanceof Outcome.Withdrawn) {
      fine = write.sendings.isEmpty();
      if (!due && !failed) {
        withdrawn = Optional.of(write);
      }
    } else if (outcome instanceof Outcome.Stopped) {
      fine = write.sendings.isEmpty() && (stopping || joins.isStopped());
    } else if (outcome instanceof Outcome.QueueFull) {
      fine = write.sendings.isEmpty() && pending.size() >= settings.queueLimit();
    } else if (outcome instanceof Outcome.NotPermitted) {
      fine = write.sendings.isEmpty() && !joins.mayWrite();
    } else if (outcome instanceof Outcome.Unknown) {
      fine = !write.sendings.isEmpty() && (!write.isDurable() || isOver(write));
    } else {
      fine = !write.sendings.isEmpty();
    }
    if (!fine) {
      throw new Violation("completed without reason: " + write);
    }
  }

  // Nobody will ever know what became of it: a repetition is refused, or a catch-up has not shown
  // what may not be sent again.
  private boolean isOver(Write write) {
    if (write.isRefused()) {
      return write.sendings.size() > 1;
    }
    givenUp = Optional.of(write);
    // The same step may begin the next join.
    givenUpThrough = joins.throughSeq();
    write.givenUp();
    if (write.isCrasher()) {
      world.coverage.count("given up after crashes");
    }
    return write.lastJoin() < joins.number()
        && (!write.request.isRepeatable() || write.isCrasher());
  }

  /**
   * Checks what holds after a step.
   *
   * @param old whether the watermark is of a state that is being replaced
   */
  void after(Input input, Status status, boolean old) {
    if (!old) {
      settle(status.watermark());
    }
    if (sentAgain.isPresent() && !isCaughtUp(status.watermark(), joins.throughSeq())) {
      throw new Violation("sent again before catch-up was complete: " + sentAgain.get());
    }
    sentAgain = Optional.empty();
    if (withdrawn.isPresent() && status.phase() != Status.Phase.FAILED) {
      throw new Violation("withdrawn without reason: " + withdrawn.get());
    }
    withdrawn = Optional.empty();
    if (givenUp.isPresent() && !isCaughtUp(status.watermark(), givenUpThrough)) {
      throw new Violation("given up before catch-up was complete: " + givenUp.get());
    }
    givenUp = Optional.empty();
    if (stopping && !pending.values().stream().allMatch(Write::isDurable)) {
      throw new Violation("pending after stop: " + pending.values());
    }
    long waiting =
        pending.values().stream()
            .filter(write -> write.sendings.isEmpty() && !write.isDurable())
            .count();
    // What is known to have reached no channel waits again.
    if (waiting > settings.queueLimit() + settings.maxInFlight()) {
      throw new Violation(waiting + " writes wait");
    }
    if (input instanceof Input.Submit submit && !joins.mayWrite() && joins.isJoined()) {
      Write write = ledger.write(submit.request().clientOpId());
      if (!(write.outcome() instanceof Outcome.NotPermitted)) {
        throw new Violation("not refused at once for lack of permission: " + write);
      }
    }
  }
}
