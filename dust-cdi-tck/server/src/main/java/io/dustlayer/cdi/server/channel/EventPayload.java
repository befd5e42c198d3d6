package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.store.CommittedOp;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The payload of an {@code event}: one committed op. */
final class EventPayload {
  static final String EVENT = "event";

  private EventPayload() {}

  static JsonObject of(CommittedOp op, JsonValue value) {
    JsonArrayBuilder segments = JsonValues.array();
    DustPath.parse(op.path()).segments().forEach(segments::add);
    return JsonValues.object()
        .add("client_op_id", op.origin().clientOpId())
        .add("device_id", op.origin().deviceId())
        .add("op", op.op())
        .add("path", op.path())
        .add("path_segments", segments)
        .add("store_seq", op.storeSeq())
        .add("value", value)
        .build();
  }
}
