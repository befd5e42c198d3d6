package io.dustlayer.cdi.tck.weld.soak;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a record of either schema holds besides its slug. */
record Content(String title, Integer rank, String note, Map<String, String> labels) {

  private static final String LABELS = "labels/";

  Content {
    labels = Map.copyOf(labels);
  }

  /**
   * The record that leaves make up.
   *
   * @param leaves by their path below the record
   * @return empty if it cannot be loaded: the title is required, and values must fit
   */
  static Optional<Content> of(Map<String, JsonValue> leaves) {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonValue> leaf : leaves.entrySet()) {
      if (leaf.getKey().startsWith(LABELS)) {
        if (!isText(leaf.getValue())) {
          return Optional.empty();
        }
        labels.put(leaf.getKey().substring(LABELS.length()), text(leaf.getValue()));
      }
    }
    JsonValue title = leaves.get("title");
    JsonValue rank = leaves.getOrDefault("rank", JsonValue.NULL);
    JsonValue note = leaves.getOrDefault("note", JsonValue.NULL);
    boolean loadable =
        isText(title)
            && !text(title).isEmpty()
            && (rank == JsonValue.NULL || rank instanceof JsonNumber)
            && (note == JsonValue.NULL || isText(note));
    return loadable
        ? Optional.of(new Content(text(title), number(rank), text(note), labels))
        : Optional.empty();
  }

  private static boolean isText(JsonValue value) {
    return value instanceof JsonString;
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : null;
  }

  private static Integer number(JsonValue value) {
    return value instanceof JsonNumber number ? Integer.valueOf(number.intValueExact()) : null;
  }
}
