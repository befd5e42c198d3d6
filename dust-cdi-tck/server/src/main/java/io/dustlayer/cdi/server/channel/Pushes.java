package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.StoreCatalog;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Set;

/** What the pushes of a joined client do. Thread-safe. */
final class Pushes {
  private final StoreCatalog catalog;
  private final WritePush write;

  Pushes(StoreCatalog catalog, RateLimiter limiter, Set<Quirk> quirks) {
    this.catalog = catalog;
    this.write = new WritePush(limiter, quirks);
  }

  Reply answer(ClientSocket socket, StoreChannel channel, String event, JsonObject payload) {
    switch (event) {
      case "write":
        return write.answer(socket, channel.store(), payload);
      case "status":
        return status(socket, channel.store());
      case "ack_seq":
        return acknowledged(payload);
      default:
        throw new ChannelCrash("unknown event " + event);
    }
  }

  private static Reply acknowledged(JsonObject payload) {
    if (payload.get("seq") instanceof JsonNumber) {
      return Reply.done();
    }
    throw new ChannelCrash("ack_seq without seq");
  }

  private Reply status(ClientSocket socket, Store store) {
    JoinRequest request = new JoinRequest(catalog, socket.token());
    return Reply.ok(
        JsonValues.object()
            .add("current_seq", store.storeSeq())
            .add("entry_count", store.entryCount())
            .add("permissions", request.permissions())
            .add("scopes", request.scopes())
            .add("store_access", request.storeAccess()));
  }
}
