package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.PropertyModel;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The writes of optimistic locking: each changed leaf with the revision it was read at.
 *
 * <p>Servers honour {@code if_match} on single existing leaves only (PROTOCOL, conditions), so
 * objects are compared leaf by leaf, and a leaf that did not exist is refused.
 */
final class GuardedWrites<T> {

  private final SchemaModel<T> model;
  private final Stored<T> read;
  private final Map<List<String>, Long> revisions = new LinkedHashMap<>();

  GuardedWrites(SchemaModel<T> model, Stored<T> read) {
    this.model = model;
    this.read = read;
    read.leaves().forEach(leaf -> revisions.put(leaf.segments(), leaf.revision()));
  }

  /** The writes that lead to a change; empty if nothing differs. */
  List<WireOp> update(RecordChange<T> change) {
    Map<PropertyModel, JsonValue> before = model.encode(read.record());
    List<WireOp> ops = new ArrayList<>();
    for (PropertyModel property : model.properties()) {
      JsonValue old = before.get(property);
      JsonValue wanted = change.encoded().get(property);
      if (!Objects.equals(old, wanted)) {
        addLeafWrites(property, leaves(old), wantedLeaves(property, wanted), ops);
      }
    }
    return ops;
  }

  /**
   * The writes that remove the record: each leaf that was read under its revision, then the rest.
   */
  List<WireOp> delete() {
    DustPath record = model.path(read.slug());
    List<WireOp> ops = new ArrayList<>();
    revisions.forEach(
        (segments, revision) ->
            ops.add(new WireOp.Delete(below(record, segments), OptionalLong.of(revision))));
    ops.add(new WireOp.Delete(record, OptionalLong.empty()));
    return ops;
  }

  private void addLeafWrites(
      PropertyModel property,
      Map<List<String>, JsonValue> old,
      Map<List<String>, JsonValue> wanted,
      List<WireOp> ops) {
    DustPath record = model.path(read.slug());
    revisions.forEach(
        (segments, revision) -> {
          if (!segments.get(0).equals(property.wireName())) {
            return;
          }
          List<String> inside = segments.subList(1, segments.size());
          JsonValue value = wanted.get(inside);
          DustPath path = below(record, segments);
          if (value == null) {
            ops.add(new WireOp.Delete(path, OptionalLong.of(revision)));
          } else if (!value.equals(old.get(inside))) {
            ops.add(new WireOp.Set(path, value, OptionalLong.of(revision)));
          }
        });
    for (List<String> inside : wanted.keySet()) {
      DustPath path = below(record.child(property.wireName()), inside);
      List<String> segments = path.segments().subList(record.length(), path.length());
      if (!revisions.containsKey(segments)) {
        throw RepoErrors.cannotGuard(model.name(), read.slug(), path);
      }
    }
  }

  private Map<List<String>, JsonValue> wantedLeaves(PropertyModel property, JsonValue wanted) {
    if (wanted != null) {
      return leaves(wanted);
    }
    // As unguarded updates do: FLAT keeps a null leaf. Where an object lay there is none to keep.
    boolean keepsNull =
        model.mode() == StorageMode.FLAT && revisions.containsKey(List.of(property.wireName()));
    return keepsNull ? Map.of(List.of(), JsonValue.NULL) : Map.of();
  }

  private static Map<List<String>, JsonValue> leaves(JsonValue value) {
    return value == null ? Map.of() : RecordLeaves.flatten(value);
  }

  private static DustPath below(DustPath path, List<String> segments) {
    DustPath deeper = path;
    for (String segment : segments) {
      deeper = deeper.child(segment);
    }
    return deeper;
  }
}
