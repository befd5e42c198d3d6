package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The writes of this client, in their order: those that wait, those on the wire, and those that
 * nobody knows the fate of. Each one that is accepted here ends exactly once.
 */
final class WriteQueue {

  private static final String RATE_LIMITED = "rate_limited";
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);
  private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
  private static final int MOST_CRASHES = 3;

  private final EngineSettings settings;
  private final Pushes pushes;
  private final Overlay overlay;
  private final Replica replica;
  // In the order of submission, which is also that of their deadlines.
  private final Map<String, PendingWrite> untold = new LinkedHashMap<>();
  private final Map<String, PendingWrite> unsettled = new LinkedHashMap<>();
  // Durable ones on the wire, in the order in which they were sent.
  private final Map<String, PendingWrite> unanswered = new LinkedHashMap<>();
  private final SendOrder waiting = new SendOrder();
  private final Map<String, PendingWrite> byRef = new LinkedHashMap<>();
  private Permissions permissions = Permissions.UNKNOWN;
  // Whether the catch-up of the present join has told everything that it had to.
  private boolean settled;
  private int inFlight;
  private int onDisk;
  private long lastOrder;

  WriteQueue(EngineSettings settings, Pushes pushes, Overlay overlay, Replica replica) {
    this.settings = settings;
    this.pushes = pushes;
    this.overlay = overlay;
    this.replica = replica;
  }

  /** How many writes have no outcome. */
  int pending() {
    return untold.size() + onDisk;
  }

  /** How many writes of the present join are unanswered and not overdue. */
  int inFlight() {
    return inFlight;
  }

  /** Whether no more can wait to be sent. */
  boolean isFull() {
    return waiting.awaited().size() >= settings.queueLimit();
  }

  /** Accepts a write, or tells at once why not. */
  void submit(WriteRequest request, Turn turn) {
    Optional<Outcome> refusal = refusal(request);
    if (refusal.isPresent()) {
      turn.add(new Effect.Complete(request.clientOpId(), refusal.get()));
      return;
    }
    long deadline = turn.now() + settings.ackTimeout().toNanos();
    PendingWrite write = PendingWrite.awaited(request, ++lastOrder, deadline);
    untold.put(write.id(), write);
    accept(write, turn);
  }

  /** Accepts a write that is on disk. */
  void submit(DurableWrite durable, Turn turn) {
    WriteRequest request = durable.request();
    Optional<Outcome> refusal = WriteRules.refusal(request);
    if (refusal.isPresent()) {
      turn.add(new Effect.Complete(request.clientOpId(), refusal.get()));
    } else {
      acceptDurable(PendingWrite.durable(durable, ++lastOrder), turn);
    }
  }

  /** Accepts a write that is on disk from an earlier run, which may have sent it. */
  void restore(DurableWrite durable, Turn turn) {
    PendingWrite write = PendingWrite.durable(durable, ++lastOrder);
    write.perhapsSent();
    acceptDurable(write, turn);
  }

  private void acceptDurable(PendingWrite write, Turn turn) {
    onDisk++;
    waiting.accepted(write);
    accept(write, turn);
  }

  private void accept(PendingWrite write, Turn turn) {
    unsettled.put(write.id(), write);
    if (write.wasSent() && !write.request().isRepeatable()) {
      write.stage(PendingWrite.Stage.ORPHANED);
    } else {
      waiting.add(write);
    }
    overlay.add(write.request(), turn);
  }

  /** Sends what waits, as far as the window allows. */
  void send(long generation, String joinRef, Turn turn) {
    while (inFlight < settings.maxInFlight()) {
      Optional<PendingWrite> next = waiting.next(settled, permissions);
      if (next.isEmpty()) {
        return;
      }
      PendingWrite write = next.get();
      waiting.remove(write);
      Frame frame = pushes.write(joinRef, write.request());
      write.sent(frame.ref());
      byRef.put(frame.ref(), write);
      inFlight++;
      if (write.isDurable()) {
        write.answerBy(turn.now() + settings.ackTimeout().toNanos());
        unanswered.put(write.id(), write);
      }
      turn.add(new Effect.SendFrame(generation, frame));
    }
  }

  /** Takes a reply; ignores one to something else. */
  void reply(Incoming.Reply reply, Turn turn) {
    PendingWrite write = byRef.remove(reply.ref());
    if (write == null || !unsettled.containsKey(write.id())) {
      return;
    }
    if (write.isDurable() && !reply.ok() && reply.reason().equals(RATE_LIMITED)) {
      sendLater(write, reply, turn);
      return;
    }
    JsonObject response = reply.response();
    leave(write);
    if (!reply.ok()) {
      overlay.remove(write.id(), turn);
      tell(write, refused(write, reply), turn);
      return;
    }
    long seq = Members.number(response, "store_seq").orElse(0);
    if (seq > 0) {
      replica.committed(write.request(), seq, turn);
    } else {
      overlay.remove(write.id(), turn);
    }
    tell(write, new Outcome.Committed(seq, response), turn);
  }

  private void sendLater(PendingWrite write, Incoming.Reply reply, Turn turn) {
    if (write.wasLastSentAs(reply.ref())) {
      sendAgain(write);
    }
    long millis =
        Members.number(reply.response(), "retry_after_ms").orElse(DEFAULT_WAIT.toMillis());
    waiting.pause(turn.now(), Duration.ofMillis(Math.max(LEAST_WAIT.toMillis(), millis)));
  }

  // What an earlier join was sent can still be committed, whatever is said of the repetition.
  private static Outcome refused(PendingWrite write, Incoming.Reply reply) {
    return write.wasSentAgain()
        ? new Outcome.Unknown()
        : new Outcome.Refused(reply.reason(), reply.response());
  }

  /** A write reached no channel, so that it can be sent again whatever it is. */
  void unsent(String ref) {
    PendingWrite write = byRef.remove(ref);
    if (write != null && !write.isTold() && unsettled.containsKey(write.id())) {
      sendAgain(write);
    }
  }

  private void sendAgain(PendingWrite write) {
    leaveWire(write);
    unanswered.remove(write.id());
    write.notProcessed();
    waiting.add(write);
  }

  /**
   * The channel crashed, by the first push that has no answer if by any. A durable write that does
   * so again and again must not keep the others from being sent.
   */
  void crashed() {
    Optional<PendingWrite> first =
        byRef.entrySet().stream()
            .filter(push -> isUnanswered(push.getValue(), push.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    first
        .filter(write -> write.isDurable() && write.crashed() >= MOST_CRASHES)
        .ifPresent(this::abandon);
  }

  // An echo is an answer, too, and what an earlier join on the same socket was sent has none.
  private boolean isUnanswered(PendingWrite write, String ref) {
    return write.stage() == PendingWrite.Stage.ON_WIRE
        && write.wasLastSentAs(ref)
        && unsettled.containsKey(write.id());
  }

  // The next catch-up tells whether it was committed.
  private void abandon(PendingWrite write) {
    leaveWire(write);
    unanswered.remove(write.id());
    write.stage(PendingWrite.Stage.ORPHANED);
  }

  /** Takes a committed operation, which may be one of these. */
  void echo(StoreEvent event, Turn turn) {
    PendingWrite write = event.clientOpId() == null ? null : unsettled.get(event.clientOpId());
    if (write != null) {
      leave(write);
      replica.committed(write.request(), event.storeSeq(), turn);
      tell(write, Outcome.Committed.by(event), turn);
    }
  }

  /**
   * A new join is made: what the old one was sent is either sent again once the catch-up has not
   * shown it, or never.
   */
  void rejoining() {
    for (PendingWrite write : unsettled.values()) {
      if (write.stage() == PendingWrite.Stage.ON_WIRE) {
        boolean again = write.request().isRepeatable() && !write.isTold();
        write.stage(again ? PendingWrite.Stage.WAITING : PendingWrite.Stage.ORPHANED);
        if (again) {
          waiting.add(write);
        }
      }
    }
    unanswered.clear();
    inFlight = 0;
    settled = false;
  }

  /** The socket is gone, and no reply will come on it. */
  void disconnected() {
    rejoining();
    byRef.clear();
  }

  /** The writes of earlier joins are settled: what can be sent again is. */
  boolean isSettled() {
    return settled;
  }

  /**
   * A catch-up has told everything: what it has not shown is not committed, as far as anybody
   * knows.
   */
  void settle(Turn turn) {
    settled = true;
    List<PendingWrite> orphans =
        unsettled.values().stream()
            .filter(write -> write.stage() == PendingWrite.Stage.ORPHANED)
            .toList();
    for (PendingWrite orphan : orphans) {
      overlay.remove(orphan.id(), turn);
      if (orphan.isTold() || orphan.isDurable()) {
        leave(orphan);
        tell(orphan, new Outcome.Unknown(), turn);
      }
    }
  }

  /**
   * Tells the callers whose time is up.
   *
   * @return whether one of them was sent, so that only a catch-up can settle it
   */
  boolean expire(Turn turn) {
    waiting.tick(turn.now());
    boolean lost = false;
    for (PendingWrite write : overdue(turn.now())) {
      lost |= write.wasSent() && write.stage() != PendingWrite.Stage.ORPHANED;
      end(write, new Outcome.Withdrawn(), turn);
    }
    return forgetUnanswered(turn) || lost;
  }

  // A catch-up tells what became of them.
  private boolean forgetUnanswered(Turn turn) {
    List<PendingWrite> late =
        unanswered.values().stream()
            .takeWhile(write -> write.deadline() - turn.now() <= 0)
            .toList();
    late.forEach(write -> unanswered.remove(write.id()));
    return !late.isEmpty();
  }

  /** Ends every write. */
  void endAll(Outcome unsent, Turn turn) {
    new ArrayList<>(untold.values()).forEach(write -> end(write, unsent, turn));
  }

  /** Takes what the token may do; the catch-up tells of forbidden writes that were sent. */
  void permit(Permissions allowed, Turn turn) {
    permissions = allowed;
    for (PendingWrite write : new ArrayList<>(waiting.awaited())) {
      Optional<String> missing = permissions.missingFor(write.request().kind());
      if (missing.isPresent() && write.wasSent()) {
        orphan(write);
      } else if (missing.isPresent()) {
        end(write, new Outcome.NotPermitted(missing.get()), turn);
      }
    }
  }

  /** The earlier of the next deadline and another moment. */
  long earlier(long now, long other) {
    long earliest = waiting.pause().earlier(now, other);
    earliest = earlier(untold, now, earliest);
    return earlier(unanswered, now, earliest);
  }

  private static long earlier(Map<String, PendingWrite> writes, long now, long other) {
    if (writes.isEmpty()) {
      return other;
    }
    Timer first = new Timer();
    first.startAt(writes.values().iterator().next().deadline());
    return first.earlier(now, other);
  }

  private Optional<Outcome> refusal(WriteRequest request) {
    Optional<Outcome> unpermitted =
        permissions.missingFor(request.kind()).map(Outcome.NotPermitted::new);
    if (unpermitted.isPresent()) {
      return unpermitted;
    }
    if (isFull()) {
      return Optional.of(new Outcome.QueueFull(settings.queueLimit()));
    }
    return WriteRules.refusal(request);
  }

  private List<PendingWrite> overdue(long now) {
    return untold.values().stream().takeWhile(write -> write.deadline() - now <= 0).toList();
  }

  // One that was sent may be committed: it stays in the overlay until a catch-up settles it.
  private void end(PendingWrite write, Outcome unsent, Turn turn) {
    if (!write.wasSent()) {
      leave(write);
      overlay.remove(write.id(), turn);
      tell(write, unsent, turn);
      return;
    }
    if (write.stage() == PendingWrite.Stage.WAITING) {
      orphan(write);
    } else if (write.stage() == PendingWrite.Stage.ON_WIRE) {
      inFlight--;
    }
    tell(write, new Outcome.Unknown(), turn);
  }

  private void orphan(PendingWrite write) {
    waiting.remove(write);
    write.stage(PendingWrite.Stage.ORPHANED);
  }

  private void leave(PendingWrite write) {
    leaveWire(write);
    waiting.remove(write);
    unsettled.remove(write.id());
    if (write.isDurable()) {
      unanswered.remove(write.id());
      waiting.settled(write);
    }
  }

  private void leaveWire(PendingWrite write) {
    if (write.stage() == PendingWrite.Stage.ON_WIRE && !write.isTold()) {
      inFlight--;
    }
  }

  private void tell(PendingWrite write, Outcome outcome, Turn turn) {
    if (!write.isTold()) {
      write.told();
      untold.remove(write.id());
      onDisk -= write.isDurable() ? 1 : 0;
      turn.add(new Effect.Complete(write.id(), outcome));
    }
  }
}
