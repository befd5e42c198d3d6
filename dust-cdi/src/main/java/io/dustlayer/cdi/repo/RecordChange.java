package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.Violation;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.PropertyModel;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A valid record that is to be written, and the writes that do it.
 *
 * <p>Making one validates: there is no invalid {@code RecordChange}.
 *
 * @param <T> the entity
 */
final class RecordChange<T> {

  private final SchemaModel<T> model;
  private final T record;
  private final T normalized;
  private final String slug;
  private final Map<PropertyModel, JsonValue> encoded;
  private final Set<String> changed;

  private RecordChange(SchemaModel<T> model, T record, Set<String> changed) {
    this.model = model;
    this.record = record;
    this.changed = changed;
    this.slug = model.slug(record);
    this.encoded = model.encode(record);
    this.normalized = model.normalize(record);
  }

  static <T> RecordChange<T> of(SchemaModel<T> model, RecordValidator validator, T record) {
    return checked(model, validator, record, Set.of());
  }

  static <T> RecordChange<T> of(
      SchemaModel<T> model, RecordValidator validator, Changeset<T> changeset) {
    T after = changeset.apply();
    return checked(model, validator, after, changeset.changes().keySet());
  }

  private static <T> RecordChange<T> checked(
      SchemaModel<T> model, RecordValidator validator, T record, Set<String> changed) {
    try {
      model.validate(record, validator);
    } catch (DustValidationException invalid) {
      throw slugIsMissing(invalid) ? RepoErrors.slugMissing(model.name()) : invalid;
    }
    return new RecordChange<>(model, record, changed);
  }

  // A record without any slug is a wrong call; an empty or otherwise bad one is bad data.
  private static boolean slugIsMissing(DustValidationException invalid) {
    List<Violation> violations = invalid.violations();
    return violations.stream()
        .allMatch(v -> v.property().equals("slug") && v.rejectedValue() == null);
  }

  String slug() {
    return slug;
  }

  DustPath path() {
    return model.path(slug);
  }

  /** The record as a read after the write gives it back. */
  T normalized() {
    return normalized;
  }

  Map<PropertyModel, JsonValue> encoded() {
    return encoded;
  }

  /** One write for each property that is not null. */
  List<WireOp> insertFlat() {
    List<WireOp> ops = new ArrayList<>();
    encoded.forEach((property, value) -> ops.add(write(property, value)));
    if (ops.isEmpty()) {
      throw RepoErrors.nothingToWrite(model.name(), slug);
    }
    return ops;
  }

  /** One write for each property that changed; empty if none did. */
  List<WireOp> updateFlat() {
    List<WireOp> ops = new ArrayList<>();
    for (PropertyModel property : model.properties()) {
      if (changed.contains(property.name())) {
        ops.add(write(property, encoded.getOrDefault(property, JsonValue.NULL)));
      }
    }
    return ops;
  }

  /** One write of the whole record. */
  WireOp whole(OptionalLong ifMatch) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    encoded.forEach(
        (property, value) -> {
          if (!isEmptyObject(value)) {
            values.put(property.wireName(), value);
          }
        });
    if (values.isEmpty()) {
      throw RepoErrors.nothingToWrite(model.name(), slug);
    }
    JsonObject object = RecordLeaves.object(values);
    return new WireOp.Set(path(), object, ifMatch);
  }

  // Servers refuse {}, and an absent map reads as an empty one.
  private WireOp write(PropertyModel property, JsonValue value) {
    DustPath path = path().child(property.wireName());
    return isEmptyObject(value)
        ? new WireOp.Delete(path, OptionalLong.empty())
        : new WireOp.Set(path, value, OptionalLong.empty());
  }

  private static boolean isEmptyObject(JsonValue value) {
    return value.getValueType() == JsonValue.ValueType.OBJECT && value.asJsonObject().isEmpty();
  }
}
