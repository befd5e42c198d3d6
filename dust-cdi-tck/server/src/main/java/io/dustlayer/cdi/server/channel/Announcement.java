package io.dustlayer.cdi.server.channel;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;

/** One committed op, made into a frame once for each topic and format. Not thread-safe. */
final class Announcement {
  private final JsonObject payload;
  private final Map<Key, WireFrame> frames = new HashMap<>();

  private record Key(String topic, MessageCodec codec) {}

  Announcement(JsonObject payload) {
    this.payload = payload;
  }

  WireFrame frame(String topic, MessageCodec codec) {
    return frames.computeIfAbsent(
        new Key(topic, codec),
        key -> codec.encode(Message.push(JsonValue.NULL, topic, EventPayload.EVENT, payload)));
  }
}
