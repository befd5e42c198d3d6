package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The writes of this client, in their order: those that wait, those on the wire, and those that
 * nobody knows the fate of. Each one that is accepted here ends exactly once.
 */
final class Outbox {

  private final EngineSettings settings;
  private final Pushes pushes;
  private final Overlay overlay;
  private final Replica replica;

  // In the order of submission, which is also that of their deadlines.
  private final Map<String, PendingWrite> untold = new LinkedHashMap<>();
  private final Map<String, PendingWrite> unsettled = new LinkedHashMap<>();
  private final TreeMap<Long, PendingWrite> waiting = new TreeMap<>();
  private final Map<String, PendingWrite> byRef = new HashMap<>();
  private Permissions permissions = Permissions.UNKNOWN;
  // Whether the catch-up of the present join has told everything that it had to.
  private boolean settled;
  private int inFlight;
  private long lastOrder;

  Outbox(EngineSettings settings, Pushes pushes, Overlay overlay, Replica replica) {
    this.settings = settings;
    this.pushes = pushes;
    this.overlay = overlay;
    this.replica = replica;
  }

  /** How many writes have no outcome. */
  int pending() {
    return untold.size();
  }

  /** How many writes of the present join are unanswered and not overdue. */
  int inFlight() {
    return inFlight;
  }

  /** Accepts a write, or tells at once why not. */
  void submit(WriteRequest request, Turn turn) {
    Optional<Outcome> refusal = refusal(request);
    if (refusal.isPresent()) {
      turn.add(new Effect.Complete(request.clientOpId(), refusal.get()));
      return;
    }
    long deadline = turn.now() + settings.ackTimeout().toNanos();
    PendingWrite write = new PendingWrite(request, ++lastOrder, deadline);
    untold.put(write.id(), write);
    unsettled.put(write.id(), write);
    waiting.put(write.order(), write);
    overlay.add(request, turn);
  }

  /**
   * Sends what waits, as far as the window allows. Nothing overtakes a repetition that has to wait
   * for what the catch-up left out.
   */
  void send(long generation, String joinRef, Turn turn) {
    while (inFlight < settings.maxInFlight() && mayBeSent(waiting.firstEntry())) {
      PendingWrite write = waiting.pollFirstEntry().getValue();
      Frame frame = pushes.write(joinRef, write.request());
      write.stage(PendingWrite.Stage.ON_WIRE);
      byRef.put(frame.ref(), write);
      inFlight++;
      turn.add(new Effect.SendFrame(generation, frame));
    }
  }

  private boolean mayBeSent(Map.Entry<Long, PendingWrite> first) {
    return first != null && (settled || !first.getValue().wasSent());
  }

  /** Takes a reply; ignores one to something else. */
  void reply(Incoming.Reply reply, Turn turn) {
    PendingWrite write = byRef.remove(reply.ref());
    if (write == null || !unsettled.containsKey(write.id())) {
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

  // What an earlier join was sent can still be committed, whatever is said of the repetition.
  private static Outcome refused(PendingWrite write, Incoming.Reply reply) {
    return write.wasSentAgain()
        ? new Outcome.Unknown()
        : new Outcome.Refused(reply.reason(), reply.response());
  }

  /** A write reached no channel, so that it can be sent again whatever it is. */
  void unsent(String ref) {
    PendingWrite write = byRef.remove(ref);
    if (write != null && untold.containsKey(write.id())) {
      leaveWire(write);
      write.notProcessed();
      waiting.put(write.order(), write);
    }
  }

  /** Takes a committed operation, which may be one of these. */
  void echo(StoreEvent event, Turn turn) {
    PendingWrite write = event.clientOpId() == null ? null : unsettled.get(event.clientOpId());
    if (write != null) {
      leave(write);
      replica.committed(write.request(), event.storeSeq(), turn);
      tell(write, new Outcome.Committed(event.storeSeq(), result(event)), turn);
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
          waiting.put(write.order(), write);
        }
      }
    }
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
      if (orphan.isTold()) {
        leave(orphan);
      }
    }
  }

  /**
   * Tells the callers whose time is up.
   *
   * @return whether one of them was sent, so that only a catch-up can settle it
   */
  boolean expire(Turn turn) {
    boolean lost = false;
    for (PendingWrite write : overdue(turn.now())) {
      lost |= write.wasSent() && write.stage() != PendingWrite.Stage.ORPHANED;
      end(write, new Outcome.Withdrawn(), turn);
    }
    return lost;
  }

  /** Ends every write. */
  void endAll(Outcome unsent, Turn turn) {
    new ArrayList<>(untold.values()).forEach(write -> end(write, unsent, turn));
  }

  /** Takes what the token may do, also for the writes that wait. */
  void permit(Permissions allowed, Turn turn) {
    permissions = allowed;
    for (PendingWrite write : new ArrayList<>(waiting.values())) {
      permissions
          .missingFor(write.request().kind())
          .ifPresent(scope -> end(write, new Outcome.NotPermitted(scope), turn));
    }
  }

  /** The earlier of the next deadline and another moment. */
  long earlier(long now, long other) {
    if (untold.isEmpty()) {
      return other;
    }
    Timer first = new Timer();
    first.startAt(untold.values().iterator().next().deadline());
    return first.earlier(now, other);
  }

  private Optional<Outcome> refusal(WriteRequest request) {
    Optional<Outcome> unpermitted =
        permissions.missingFor(request.kind()).map(Outcome.NotPermitted::new);
    if (unpermitted.isPresent()) {
      return unpermitted;
    }
    if (waiting.size() >= settings.queueLimit()) {
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
      waiting.remove(write.order());
      write.stage(PendingWrite.Stage.ORPHANED);
    } else if (write.stage() == PendingWrite.Stage.ON_WIRE) {
      inFlight--;
    }
    tell(write, new Outcome.Unknown(), turn);
  }

  private void leave(PendingWrite write) {
    leaveWire(write);
    waiting.remove(write.order());
    unsettled.remove(write.id());
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
      turn.add(new Effect.Complete(write.id(), outcome));
    }
  }

  // An echo tells of a lease or a file what its reply does.
  private static JsonObject result(StoreEvent event) {
    return switch (event.kind()) {
      case LEASE, RENEW, PUT_FILE -> Members.object(event.value());
      default -> JsonValue.EMPTY_JSON_OBJECT;
    };
  }
}
