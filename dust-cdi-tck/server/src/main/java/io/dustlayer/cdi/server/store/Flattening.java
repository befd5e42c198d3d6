package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes values apart into leaves. */
public final class Flattening {
  /**
   * A value that is stored as such.
   *
   * @param path where
   * @param value not an object, unless it is an envelope
   */
  public record Leaf(DustPath path, JsonValue value) {}

  private final List<Leaf> leaves = new ArrayList<>();

  private Flattening() {}

  /**
   * The leaves of a value.
   *
   * @param path where the value is written
   * @param value any JSON value
   * @return in the order of the text; empty for {@code {}}
   * @throws InvalidPathException if an object in it has an empty key
   */
  public static List<Leaf> leaves(DustPath path, JsonValue value) {
    Flattening flattening = new Flattening();
    flattening.take(new ArrayList<>(path.segments()), value);
    return flattening.leaves;
  }

  /**
   * Whether a value is taken apart when it is written.
   *
   * @param value any JSON value
   * @return true for objects other than envelopes
   */
  public static boolean isTakenApart(JsonValue value) {
    return value instanceof JsonObject object && !TypedValue.isLeaf(object);
  }

  private void take(List<String> segments, JsonValue value) {
    if (!isTakenApart(value)) {
      leaves.add(new Leaf(DustPath.of(segments), value));
      return;
    }
    for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
      segments.add(member.getKey());
      if (member.getKey().isEmpty()) {
        // An empty object below an empty key has no leaf whose path would be refused.
        DustPath.of(segments);
      }
      take(segments, member.getValue());
      segments.remove(segments.size() - 1);
    }
  }
}
