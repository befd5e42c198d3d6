package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.store.CommittedOp;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings one channel from the op it knows to the present, a page of the log at a time: the next is
 * read when the client has taken the one before. One thread at a time runs it.
 */
final class CatchUp {
  private final StoreChannel channel;
  private final Outbox outbox;
  private final int page;
  private long cursor;
  private JsonValue through;

  CatchUp(StoreChannel channel, Outbox outbox, int page, LastSeq from, long storeSeq) {
    this.channel = channel;
    this.outbox = outbox;
    this.page = page;
    this.cursor = Math.min(from.seq(), storeSeq);
    this.through = from.value();
  }

  void run() {
    channel.guarded(this::nextPage);
  }

  private void nextPage() {
    List<CommittedOp> ops = channel.store().catchUp(cursor, page).ops();
    while (ops.isEmpty() && !channel.goLive(completed())) {
      ops = channel.store().catchUp(cursor, page).ops();
    }
    if (!ops.isEmpty()) {
      List<WireFrame> frames = new ArrayList<>();
      ops.forEach(op -> frames.add(event(op)));
      cursor = ops.get(ops.size() - 1).storeSeq();
      through = JsonValues.integer(cursor);
      outbox.addPage(frames, this::run);
    }
  }

  private WireFrame event(CommittedOp op) {
    return channel.pushed(EventPayload.EVENT, EventPayload.of(op, op.result()));
  }

  private WireFrame completed() {
    JsonObject payload = JsonValues.object().add("through_seq", through).build();
    return channel.pushed("catch_up_complete", payload);
  }
}
