package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.Timestamps;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreStatus;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Set;

/** The push {@code status}. It is not limited in rate. */
final class StatusPush {
  private final StoreCatalog catalog;
  private final Set<Quirk> quirks;

  StatusPush(StoreCatalog catalog, Set<Quirk> quirks) {
    this.catalog = catalog;
    this.quirks = quirks;
  }

  Reply answer(Push push) {
    JoinRequest request = new JoinRequest(catalog, push.token(), quirks);
    StoreStatus status = push.store().status();
    return Reply.ok(
        JsonValues.object()
            .add("current_seq", status.currentSeq())
            .add("db_size_bytes", status.databaseBytes())
            .add("entry_count", status.entryCount())
            .add("expires_at", status.expiresAt().map(StatusPush::datetime).orElse(JsonValue.NULL))
            .add("file_storage_bytes", status.fileBytes())
            .add(
                "latest_snapshot_at",
                status.snapshotAt().map(StatusPush::millis).orElse(JsonValue.NULL))
            .add("latest_snapshot_seq", snapshotSeq(status))
            .add("op_count", status.opCount())
            .add("permissions", request.permissions())
            .add("recent_ops", recentOps(status))
            .add("scopes", request.scopes())
            .add("store_access", request.storeAccess()));
  }

  private static JsonValue datetime(Instant instant) {
    return new TypedText(TypedText.Kind.DATETIME, Timestamps.micros(instant));
  }

  private static JsonValue millis(Instant instant) {
    return JsonValues.string(Timestamps.millis(instant));
  }

  private static JsonValue snapshotSeq(StoreStatus status) {
    return status.snapshotAt().isPresent()
        ? JsonValues.integer(status.snapshotSeq())
        : JsonValue.NULL;
  }

  private static JsonArrayBuilder recentOps(StoreStatus status) {
    JsonArrayBuilder ops = JsonValues.array();
    for (CommittedOp op : status.recentOps()) {
      ops.add(
          JsonValues.object()
              .add("inserted_at", Timestamps.millis(op.insertedAt()))
              .add("op", op.op())
              .add("path", op.path())
              .add("store_seq", op.storeSeq()));
    }
    return ops;
  }
}
