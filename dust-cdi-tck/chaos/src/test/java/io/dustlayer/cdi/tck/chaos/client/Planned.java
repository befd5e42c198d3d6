package io.dustlayer.cdi.tck.chaos.client;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call is about to do to the store: leaves to set, in order, and records to delete.
 *
 * @param fresh leaves with values that nobody has ever written: each can be found in the log
 * @param carried leaves that are written along with values that were read
 * @param deleted paths of records
 */
record Planned(List<Leaf> fresh, List<Leaf> carried, List<String> deleted) {

  record Leaf(String path, String value) {}

  static Planned delete(String path) {
    return new Planned(List.of(), List.of(), List.of(path));
  }

  Planned and(Planned other) {
    return new Planned(
        both(fresh, other.fresh), both(carried, other.carried), both(deleted, other.deleted));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  JsonArrayBuilder json(List<Leaf> leaves) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    leaves.forEach(leaf -> array.add(Json.createArrayBuilder().add(leaf.path()).add(leaf.value())));
    return array;
  }
}
