package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.function.BiConsumer;

/**
 * What a server stores for a value: an object is taken apart into its leaves, an empty object
 * stores nothing (PROTOCOL, model).
 */
final class Flattening {

  private Flattening() {}

  /**
   * Tells each leaf of a value with its rendered path.
   *
   * @param path the rendered path of the value
   * @param value any value; a member without a name is left out, since no path can name it
   * @param leaf called once for each leaf
   */
  static void leaves(String path, JsonValue value, BiConsumer<String, JsonValue> leaf) {
    if (isLeaf(value)) {
      leaf.accept(path, value);
      return;
    }
    value
        .asJsonObject()
        .forEach(
            (name, member) -> {
              if (!name.isEmpty()) {
                leaves(path + '/' + DustPath.escape(name), member, leaf);
              }
            });
  }

  /** Whether a server stores a value as it is: anything but an object without a type of its own. */
  static boolean isLeaf(JsonValue value) {
    if (value.getValueType() != JsonValue.ValueType.OBJECT) {
      return true;
    }
    JsonObject object = value.asJsonObject();
    JsonValue type = object.get("_type");
    return type != null && (object.containsKey("_typed") || isStoredWhole(type));
  }

  private static boolean isStoredWhole(JsonValue type) {
    return type instanceof JsonString name
        && (name.getString().equals("file") || name.getString().equals("lease"));
  }
}
