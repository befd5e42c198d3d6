package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Frame;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.List;

/** JSON values and frames, written down briefly. */
final class Wire {

  static final String TOPIC = "store:acme/sim";

  private static final JsonProvider JSON = JsonProvider.provider();

  private Wire() {}

  /** An object of alternating names and values. */
  static JsonObject object(Object... namesAndValues) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return object.build();
  }

  static JsonValue array(Collection<?> elements) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    elements.forEach(element -> array.add(value(element)));
    return array.build();
  }

  static JsonValue value(Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof Boolean bool) {
      return bool ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Long number) {
      return JSON.createValue(number);
    }
    if (value instanceof Integer number) {
      return JSON.createValue(number);
    }
    if (value instanceof DustPath path) {
      return array(path.segments());
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    return JSON.createValue((String) value);
  }

  static Frame ok(String joinRef, String ref, String topic, Object... response) {
    return new Frame(
        joinRef, ref, topic, "phx_reply", object("status", "ok", "response", object(response)));
  }

  static Frame error(String joinRef, String ref, String topic, JsonObject response) {
    return new Frame(
        joinRef, ref, topic, "phx_reply", object("status", "error", "response", response));
  }

  static Frame push(String joinRef, String event, JsonObject payload) {
    return new Frame(joinRef, null, TOPIC, event, payload);
  }
}
