package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The path in the payload of a push. */
final class PushedPath {
  private PushedPath() {}

  /** From {@code path_segments}, which win, or {@code path}. */
  static DustPath of(JsonObject payload) {
    return payload.get("path_segments") instanceof JsonArray segments
        ? joined(segments)
        : parsed(payload.get("path"));
  }

  static DustPath parsed(JsonValue rendered) {
    if (rendered instanceof JsonString path) {
      try {
        return DustPath.parse(path.getString());
      } catch (InvalidPathException invalid) {
        throw new RefusedException(invalid.reason().code());
      }
    }
    throw new RefusedException("missing_path");
  }

  private static DustPath joined(JsonArray array) {
    List<String> segments = new ArrayList<>();
    for (JsonValue segment : array) {
      if (!(segment instanceof JsonString text)) {
        throw new RefusedException("not_a_string");
      }
      segments.add(text.getString());
    }
    try {
      return DustPath.of(segments);
    } catch (InvalidPathException invalid) {
      throw new RefusedException(invalid.reason().code());
    }
  }
}
