package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.StorageMode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The writes on the wire that a call of a repository must become, in order. */
final class WirePlan {

  private WirePlan() {}

  static List<WireWrite> insert(SoakSchema<?> schema, String slug, Content content) {
    return schema.mode() == StorageMode.MAP
        ? List.of(WireWrite.set(schema.path(slug), whole(content)))
        : properties(schema, slug, present(content));
  }

  static List<WireWrite> update(SoakSchema<?> schema, String slug, Content before, Content after) {
    if (schema.mode() == StorageMode.MAP) {
      return insert(schema, slug, after);
    }
    Map<String, JsonValue> changed = new LinkedHashMap<>(all(after));
    Map<String, JsonValue> old = all(before);
    changed.keySet().removeIf(name -> Objects.equals(changed.get(name), old.get(name)));
    return properties(schema, slug, changed);
  }

  /** An update under the revisions that were read: one write for each leaf, in both modes. */
  static List<WireWrite> guarded(SoakSchema<?> schema, String slug, Content before, Content after) {
    List<WireWrite> writes = new ArrayList<>();
    Map<String, JsonValue> old = all(before);
    all(after)
        .forEach(
            (name, value) -> {
              if (!value.equals(old.get(name))) {
                writes.add(WireWrite.set(schema.path(slug) + '/' + name, value));
              }
            });
    return writes;
  }

  /** What {@code dust.flat-writes=atomic} makes of the writes of one FLAT record. */
  static List<WireWrite> together(SoakSchema<?> schema, String slug, List<WireWrite> writes) {
    if (schema.mode() == StorageMode.MAP || writes.size() == 1) {
      return writes;
    }
    JsonObjectBuilder children = Json.createObjectBuilder();
    for (WireWrite write : writes) {
      String child = write.path().substring(schema.path(slug).length() + 1);
      boolean removes = write.op().equals("delete");
      children.add(child, removes ? JsonValue.EMPTY_JSON_OBJECT : write.value());
    }
    return List.of(new WireWrite("merge", schema.path(slug), children.build()));
  }

  private static List<WireWrite> properties(
      SoakSchema<?> schema, String slug, Map<String, JsonValue> values) {
    List<WireWrite> writes = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          String path = schema.path(slug) + '/' + name;
          boolean empty = value.equals(JsonValue.EMPTY_JSON_OBJECT);
          writes.add(empty ? WireWrite.delete(path) : WireWrite.set(path, value));
        });
    return writes;
  }

  /** The value of a whole record: what is absent is left out, and so is an empty map. */
  static JsonObject whole(Content content) {
    JsonObjectBuilder value = Json.createObjectBuilder();
    present(content)
        .forEach(
            (name, property) -> {
              if (!property.equals(JsonValue.EMPTY_JSON_OBJECT)) {
                value.add(name, property);
              }
            });
    return value.build();
  }

  private static Map<String, JsonValue> present(Content content) {
    Map<String, JsonValue> values = new LinkedHashMap<>(all(content));
    values.values().removeIf(JsonValue.NULL::equals);
    return values;
  }

  private static Map<String, JsonValue> all(Content content) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    values.put("title", Json.createValue(content.title()));
    values.put("rank", content.rank() == null ? JsonValue.NULL : Json.createValue(content.rank()));
    values.put("note", content.note() == null ? JsonValue.NULL : Json.createValue(content.note()));
    JsonObjectBuilder labels = Json.createObjectBuilder();
    content.labels().forEach(labels::add);
    values.put("labels", labels.build());
    return values;
  }
}
