package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.PoisonedValueException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/** The payload of an {@code event}: one committed op. */
final class EventPayload {
  static final String EVENT = "event";

  private EventPayload() {}

  /** As it is announced when it was committed. */
  static JsonObject live(CommittedOp op, Set<Quirk> quirks) {
    return of(op, quirks.contains(Quirk.TYPED_ENVELOPES_LIVE) ? op.result() : shown(op, quirks));
  }

  /** As a catch-up repeats it. */
  static JsonObject repeated(CommittedOp op, Set<Quirk> quirks) {
    return of(op, shown(op, quirks));
  }

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

  private static JsonValue shown(CommittedOp op, Set<Quirk> quirks) {
    try {
      return typed(op.result(), op.shown());
    } catch (PoisonedValueException poisoned) {
      if (quirks.contains(Quirk.POISONED_VALUES_CRASH_JOINS)) {
        throw new ChannelCrash("op " + op.storeSeq() + " cannot be shown");
      }
      return op.result();
    }
  }

  private static JsonValue typed(JsonValue stored, JsonValue shown) {
    if (stored instanceof JsonObject envelope && shown instanceof JsonString text) {
      boolean decimal = envelope.getString("_type", "").equals("decimal");
      TypedText.Kind kind = decimal ? TypedText.Kind.DECIMAL : TypedText.Kind.DATETIME;
      return new TypedText(kind, text.getString());
    }
    return shown;
  }
}
