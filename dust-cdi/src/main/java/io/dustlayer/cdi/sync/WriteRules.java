package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Optional;

/** Knows which writes must not be sent, because they crash the channel (PROTOCOL, WebSocket). */
final class WriteRules {

  private WriteRules() {}

  /** The reason for which a server would refuse the write if it did not crash. */
  static Optional<Outcome> refusal(WriteRequest request) {
    return hasEmptyKey(request.value()) || hasEmptyKey(request.terms())
        ? Optional.of(new Outcome.Refused("empty_segment", JsonValue.EMPTY_JSON_OBJECT))
        : Optional.empty();
  }

  private static boolean hasEmptyKey(JsonValue value) {
    if (value instanceof JsonObject object && object.containsKey("")) {
      return true;
    }
    return value instanceof JsonStructure structure
        && members(structure).stream().anyMatch(WriteRules::hasEmptyKey);
  }

  private static Collection<JsonValue> members(JsonStructure structure) {
    return structure instanceof JsonObject object ? object.values() : structure.asJsonArray();
  }
}
