package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.fault.FrameLine;
import io.dustlayer.cdi.server.fault.FrameLine.Direction;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** What the fault script sees of frames. */
final class FrameLines {
  private static final String STORE_SEQ = "store_seq";

  private FrameLines() {}

  /** Nothing for what cannot be decoded: no rule matches that. */
  static Optional<FrameLine> of(Direction direction, Admission admission, WireFrame frame) {
    try {
      Message message = admission.codec().decode(frame);
      return Optional.of(line(direction, admission.deviceId(), message));
    } catch (UndecodableFrameException undecodable) {
      return Optional.empty();
    }
  }

  private static FrameLine line(Direction direction, String deviceId, Message message) {
    JsonObject payload = object(message.payload());
    return new FrameLine(
        direction,
        deviceId,
        message.topic(),
        message.event(),
        payload.get("op") instanceof JsonString op ? op.getString() : "",
        storeSeq(payload),
        text(message.ref()),
        text(payload.get("client_op_id")));
  }

  private static long storeSeq(JsonObject payload) {
    JsonValue seq = payload.get(STORE_SEQ);
    if (seq == null) {
      seq = payload.getOrDefault("snapshot_seq", object(payload.get("response")).get(STORE_SEQ));
    }
    return seq instanceof JsonNumber number ? number.longValue() : 0;
  }

  private static JsonObject object(JsonValue value) {
    return value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static String text(JsonValue value) {
    if (value == null || value.equals(JsonValue.NULL)) {
      return "";
    }
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
