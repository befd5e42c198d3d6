package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** What a server announces. */
final class Announced {

  private static final JsonProvider JSON = JsonProvider.provider();

  private Announced() {}

  /** The payload of an {@code event}, with or without the id of its write. */
  static JsonObject payload(
      long seq, String op, String path, JsonValue value, String deviceId, String id) {
    return JSON.createObjectBuilder()
        .add("store_seq", seq)
        .add("op", op)
        .add("path", path)
        .add("path_segments", JSON.createArrayBuilder(DustPath.parse(path).segments()))
        .add("value", value)
        .add("device_id", deviceId)
        .add("client_op_id", id == null ? JsonValue.NULL : JSON.createValue(id))
        .build();
  }
}
