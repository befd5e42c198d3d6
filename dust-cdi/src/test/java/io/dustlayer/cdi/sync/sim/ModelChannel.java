package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One join: its catch-up in pages, and the live events that it passes on. */
final class ModelChannel {

  private final World world;
  private final ModelStore store;
  private final ModelServer.Session session;
  private final String joinRef;
  private final long last;
  private final Map<String, JsonValue> totals = new HashMap<>();
  private final List<ModelOp> heldLive = new ArrayList<>();
  private final int pageSize;
  private final long lastOfCatchUp;
  private long totalsFrom;
  private long cursor;
  private boolean catchingUp = true;
  private boolean begun;
  private boolean open = true;

  ModelChannel(
      World world, ModelStore store, ModelServer.Session session, String joinRef, long last) {
    this.world = world;
    this.store = store;
    this.session = session;
    this.joinRef = joinRef;
    this.last = last;
    this.cursor = last;
    this.lastOfCatchUp = world.has(Quirk.CATCH_UP_ENDS_EARLY) ? store.seq() : Long.MAX_VALUE;
    this.totalsFrom = last;
    this.pageSize = world.oneOf(List.of(1, 3, 10, 1000));
  }

  String joinRef() {
    return joinRef;
  }

  boolean isOpen() {
    return open;
  }

  boolean isCatchingUp() {
    return open && catchingUp;
  }

  ModelServer.Session session() {
    return session;
  }

  void end() {
    open = false;
  }

  void crash() {
    open = false;
    session.send(new Frame(joinRef, joinRef, Wire.TOPIC, "phx_error", Wire.object()));
  }

  void send(Frame frame) {
    if (open) {
      session.send(frame);
    }
  }

  void catchUp(boolean crashes) {
    world.after(world.between(0, 20), () -> page(crashes));
  }

  private void page(boolean crashes) {
    if (!open) {
      return;
    }
    skipCompacted();
    if (crashes) {
      if (cursor < store.seq()) {
        send(Wire.push(joinRef, "event", payload(store.timeline().op(++cursor))));
      }
      world.happens(Fault.JOIN_CRASH);
      crash();
      return;
    }
    long end = Math.min(Math.min(store.seq(), lastOfCatchUp), cursor + pageSize);
    boolean full = end - cursor == pageSize;
    while (cursor < end) {
      send(Wire.push(joinRef, "event", payload(store.timeline().op(++cursor))));
    }
    if (full) {
      world.after(world.between(1, 60), () -> page(false));
    } else {
      complete();
    }
  }

  // The first page finds a newer snapshot and sends it; later ones find the operations gone.
  private void skipCompacted() {
    if (store.snapshotSeq() > cursor && cursor <= store.seq()) {
      if (!begun) {
        send(Wire.push(joinRef, "snapshot", snapshot()));
        world.coverage.count("snapshots sent");
        totalsFrom = store.snapshotSeq();
        cursor = store.snapshotSeq();
      } else if (world.chance(0.5)) {
        world.happens(Fault.COMPACTION_IN_CATCH_UP);
        cursor = store.snapshotSeq();
      }
    }
    begun = true;
  }

  private JsonObject snapshot() {
    List<Object> entries = new ArrayList<>();
    store
        .timeline()
        .at(store.snapshotSeq())
        .forEach(
            (path, entry) -> {
              entries.add(path);
              entries.add(Wire.object("type", "any", "value", stored(entry.value())));
            });
    return Wire.object(
        "snapshot_seq", store.snapshotSeq(), "entries", Wire.object(entries.toArray()));
  }

  private JsonValue stored(JsonValue value) {
    if (!world.has(Quirk.SNAPSHOT_WRAPPED) || value instanceof JsonObject) {
      return value;
    }
    world.shows(Quirk.SNAPSHOT_WRAPPED);
    return Wire.object("_scalar", value);
  }

  private void complete() {
    catchingUp = false;
    if (cursor < store.seq()) {
      world.shows(Quirk.CATCH_UP_ENDS_EARLY);
    }
    send(Wire.push(joinRef, "catch_up_complete", Wire.object("through_seq", cursor)));
    for (ModelOp op : heldLive) {
      if (op.seq() > cursor) {
        live(op);
      }
    }
    heldLive.clear();
  }

  /** Passes on what has been committed. */
  void live(ModelOp op) {
    if (!open) {
      return;
    }
    if (catchingUp && !world.has(Quirk.LIVE_OVERTAKES_CATCH_UP)) {
      heldLive.add(op);
      return;
    }
    if (catchingUp) {
      world.shows(Quirk.LIVE_OVERTAKES_CATCH_UP);
    }
    Frame event = Wire.push(null, "event", op.payload());
    send(event);
    if (world.has(Quirk.LIVE_REPEATED) && world.chance(0.1)) {
      world.shows(Quirk.LIVE_REPEATED);
      world.after(world.between(0, 3_000), () -> send(event));
    }
  }

  private JsonObject payload(ModelOp op) {
    JsonValue shown = op.result();
    if (op.isTotal() && world.has(Quirk.WRONG_TOTALS)) {
      JsonValue before =
          totals.computeIfAbsent(
              op.path().render(),
              path -> {
                ModelStore.Entry entry = store.timeline().at(totalsFrom).get(path);
                return entry == null ? JsonValue.NULL : entry.value();
              });
      shown = ModelStore.total(op.kind(), before, op.written());
      totals.put(op.path().render(), shown);
      if (!shown.equals(op.result())) {
        world.shows(Quirk.WRONG_TOTALS);
      }
    }
    return op.payload(world.has(Quirk.TYPED_AS_STRINGS) ? plain(shown) : shown);
  }

  private JsonValue plain(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    if (object.containsKey("_typed")) {
      world.shows(Quirk.TYPED_AS_STRINGS);
      return object.get("_typed");
    }
    List<Object> members = new ArrayList<>();
    object.forEach(
        (name, member) -> {
          members.add(name);
          members.add(plain(member));
        });
    return Wire.object(members.toArray());
  }
}
