package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CatchUpPage;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Snapshot;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.WrongTotals;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;

/**
 * Brings one channel from the op it knows to the present, a page of the log at a time: the next is
 * read when the client has taken the one before. One thread at a time runs it.
 */
final class CatchUp {
  private static final Set<String> WITH_TOTAL = Set.of("increment", "add", "remove");

  private final StoreChannel channel;
  private final Store store;
  private final Outbox outbox;
  private final int page;
  private final Set<Quirk> quirks;
  private long begin;
  private long cursor;
  private JsonValue through;
  private WrongTotals totals;

  CatchUp(StoreChannel channel, LastSeq from, long storeSeq, int page, Set<Quirk> quirks) {
    this.channel = channel;
    this.store = channel.store();
    this.outbox = channel.outbox();
    this.page = page;
    this.quirks = quirks;
    this.begin = Math.min(from.seq(), storeSeq);
    this.cursor = begin;
    this.through = from.value();
  }

  void run() {
    channel.guarded(this::nextPage);
  }

  private void nextPage() {
    CatchUpPage next = store.catchUp(cursor, page);
    while (isEmpty(next) && !channel.goLive(completed())) {
      next = store.catchUp(cursor, page);
    }
    if (!isEmpty(next)) {
      next.snapshot().ifPresent(this::send);
      next.ops().forEach(this::send);
      cursor = next.throughSeq();
      through = JsonValues.integer(cursor);
      outbox.then(this::run);
    }
  }

  private static boolean isEmpty(CatchUpPage page) {
    return page.snapshot().isEmpty() && page.ops().isEmpty();
  }

  private void send(Snapshot snapshot) {
    begin = snapshot.seq();
    send(SnapshotPayload.EVENT, SnapshotPayload.of(snapshot, quirks));
  }

  private void send(CommittedOp op) {
    boolean wrong = WITH_TOTAL.contains(op.op()) && quirks.contains(Quirk.WRONG_CATCH_UP_TOTALS);
    send(
        EventPayload.EVENT,
        wrong ? EventPayload.of(op, totals().of(op)) : EventPayload.repeated(op, quirks));
  }

  private WrongTotals totals() {
    if (totals == null) {
      totals = store.history().wrongTotals(begin);
    }
    return totals;
  }

  private void send(String event, JsonObject payload) {
    outbox.addPaced(channel.pushed(event, payload));
  }

  private WireFrame completed() {
    JsonObject payload = JsonValues.object().add("through_seq", through).build();
    return channel.pushed("catch_up_complete", payload);
  }
}
