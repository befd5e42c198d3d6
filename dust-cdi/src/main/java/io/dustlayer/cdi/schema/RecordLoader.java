package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.ConstructionException;
import io.dustlayer.cdi.schema.codec.ConversionException;
import io.dustlayer.cdi.schema.codec.TypedValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One attempt to make a record of what a store holds; collects everything that prevents it. */
final class RecordLoader {

  private final List<PropertyModel> properties;
  private final String slug;
  private final List<String> missing = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private List<String> unrecognized = List.of();

  RecordLoader(List<PropertyModel> properties, String slug) {
    this.properties = properties;
    this.slug = slug;
  }

  /** The record; empty if it cannot be loaded, and then the lists say why. */
  Optional<Object> load(Bean bean, JsonValue stored) {
    if (!(TypedValues.unwrap(stored) instanceof JsonObject object)) {
      problems.add(
          "the stored value is of type "
              + stored.getValueType().name().toLowerCase(Locale.ROOT)
              + ", not an object");
      return Optional.empty();
    }
    Map<String, Object> values = decode(object);
    if (missing.isEmpty() && problems.isEmpty()) {
      try {
        return Optional.of(bean.construct(values));
      } catch (ConstructionException refused) {
        problems.add(refused.getMessage());
      }
    }
    List<String> known = properties.stream().map(PropertyModel::wireName).toList();
    unrecognized = object.keySet().stream().filter(name -> !known.contains(name)).toList();
    return Optional.empty();
  }

  private Map<String, Object> decode(JsonObject object) {
    Map<String, Object> values = new HashMap<>();
    values.put(SchemaDescription.SLUG, slug);
    for (PropertyModel property : properties) {
      JsonValue json = object.get(property.wireName());
      if (property.required() && PropertyModel.isMissing(json)) {
        missing.add(property.name());
        continue;
      }
      try {
        values.put(property.name(), property.decode(json));
      } catch (ConversionException unreadable) {
        problems.add(property.name() + unreadable.path() + " " + unreadable.reason());
      }
    }
    return values;
  }

  <T> Loaded.Unloadable<T> reasons() {
    return new Loaded.Unloadable<>(slug, missing, unrecognized, problems);
  }
}
