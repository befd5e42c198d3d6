package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonValue;

/**
 * A stored leaf.
 *
 * @param path the rendered path
 * @param json the value's JSON text
 * @param type what kind of value it is
 * @param revision the store_seq of the op that last wrote it
 */
public record Entry(String path, String json, EntryType type, long revision) {
  /**
   * The value as it was written.
   *
   * @return typed values still in their envelope
   * @throws StoreDamagedException if the stored text is not JSON
   */
  public JsonValue stored() {
    try {
      return JsonReader.parse(json);
    } catch (MalformedJsonException damaged) {
      throw new StoreDamagedException("the value of entry \"" + path + "\" is not JSON", damaged);
    }
  }

  /**
   * The value as reads show it.
   *
   * @return a decimal or datetime as plain string
   * @throws PoisonedValueException if a typed value does not parse
   */
  public JsonValue shown() {
    return TypedValue.shown(stored());
  }
}
