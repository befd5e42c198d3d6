package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a real server makes of increments, adds and removes in a catch-up: it knows the state at its
 * beginning and the earlier ops of these kinds, and nothing of any other. Not thread-safe.
 */
public final class WrongTotals {
  private final Map<String, JsonValue> totals = new HashMap<>();

  /** Begins with the leaves at the beginning of the catch-up. */
  WrongTotals(Map<String, Entry> leaves) {
    leaves.forEach((path, leaf) -> totals.put(path, leaf.stored()));
  }

  /**
   * The next op's result as such a catch-up shows it.
   *
   * @param op an increment, add or remove
   * @return not null
   */
  public JsonValue of(CommittedOp op) {
    JsonValue before = totals.getOrDefault(op.path(), JsonValue.NULL);
    JsonValue after = op.op().equals("increment") ? sum(before, op) : members(before, op);
    totals.put(op.path(), after);
    return after;
  }

  private static JsonValue sum(JsonValue before, CommittedOp op) {
    JsonNumber by = (JsonNumber) op.value();
    return before instanceof JsonNumber number ? Sum.of(number, by) : by;
  }

  private static JsonValue members(JsonValue before, CommittedOp op) {
    Set<JsonValue> members = new LinkedHashSet<>();
    if (op.op().equals("add")) {
      members.add(op.value());
    }
    if (before instanceof JsonArray array) {
      members.addAll(array);
    }
    if (op.op().equals("remove")) {
      members.remove(op.value());
    }
    JsonArrayBuilder array = JsonValues.array();
    members.forEach(array::add);
    return array.build();
  }
}
