package io.dustlayer.cdi.schema;

import static io.dustlayer.cdi.schema.SchemaDescription.SLUG;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.Violation;
import io.dustlayer.cdi.schema.codec.ConversionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A changeset over the model of its entity. Immutable. */
final class ModelChangeset<T> implements Changeset<T> {

  private final SchemaModel<T> model;
  private final Optional<T> data;
  private final Map<String, Object> base;
  private final Map<String, Object> set;
  private final List<Violation> errors;

  private ModelChangeset(
      SchemaModel<T> model,
      Optional<T> data,
      Map<String, Object> base,
      Map<String, Object> set,
      List<Violation> errors) {
    this.model = model;
    this.data = data;
    this.base = base;
    this.set = set;
    this.errors = errors;
  }

  static <T> ModelChangeset<T> start(SchemaModel<T> model, Optional<T> data) {
    Map<String, Object> base = data.map(model::values).orElseGet(Map::of);
    return new ModelChangeset<>(model, data, base, Map.of(), List.of());
  }

  SchemaModel<T> model() {
    return model;
  }

  @Override
  public Changeset<T> cast(Map<String, ?> params, String... permitted) {
    ModelChangeset<T> result = this;
    for (String name : permitted) {
      if (!name.equals(SLUG) && property(name).isEmpty()) {
        String message = "is not a property of " + model.name() + "; " + remedy(name);
        result = result.with(new Violation(name, message, params.get(name)));
      } else if (params.containsKey(name)) {
        result = result.cast(name, params.get(name));
      }
    }
    return result;
  }

  private ModelChangeset<T> cast(String name, Object outside) {
    if (name.equals(SLUG)) {
      return put(SLUG, outside instanceof CharSequence text ? text.toString() : outside);
    }
    PropertyModel property = requireProperty(name).orElseThrow();
    return converted(property, outside, property::cast);
  }

  @Override
  public ModelChangeset<T> put(String name, Object value) {
    Optional<PropertyModel> property = requireProperty(name);
    if (property.isEmpty()) {
      return putSlug(value);
    }
    return converted(property.get(), value, typed -> requireType(property.get(), typed));
  }

  private static Object requireType(PropertyModel property, Object value) {
    if (!property.accepts(value)) {
      throw new ConversionException(
          value == null
              ? "must not be null: its type is primitive"
              : "should be a "
                  + property.type().getTypeName()
                  + " but is a "
                  + value.getClass().getName());
    }
    return value;
  }

  private ModelChangeset<T> converted(
      PropertyModel property, Object value, UnaryOperator<Object> conversion) {
    try {
      Object typed = conversion.apply(value);
      property.encode(typed);
      return with(property.name(), typed);
    } catch (ConversionException refused) {
      return with(property.violation(refused, value));
    }
  }

  private ModelChangeset<T> putSlug(Object value) {
    if (value != null && !(value instanceof String)) {
      return with(new Violation(SLUG, "should be text", value));
    }
    Object old = base.get(SLUG);
    if (data.isPresent() && !Objects.equals(old, value)) {
      throw new DustException(
          DustException.Kind.INVALID_PARAMS,
          "DUST0510",
          "the slug of "
              + model.subject((String) old)
              + " cannot be changed to '"
              + value
              + "': it is the record's place; insert a new record and delete the old one");
    }
    return with(SLUG, value);
  }

  @Override
  public Changeset<T> validateRequired(String... properties) {
    List<String> names = properties.length == 0 ? allRequired() : List.of(properties);
    ModelChangeset<T> result = this;
    for (String name : names) {
      Object value = current(name);
      boolean missing =
          requireProperty(name)
              .map(property -> property.isMissing(value))
              .orElseGet(() -> value == null || value.equals(""));
      if (missing) {
        result = result.with(new Violation(name, SchemaModel.REQUIRED, value));
      }
    }
    return result;
  }

  private List<String> allRequired() {
    List<String> names = new ArrayList<>(List.of(SLUG));
    model.properties().stream()
        .filter(PropertyModel::required)
        .forEach(property -> names.add(property.name()));
    return names;
  }

  @Override
  public Changeset<T> validateSlug() {
    String slug = (String) current(SLUG);
    return SlugRule.fault(slug).map(fault -> with(new Violation(SLUG, fault, slug))).orElse(this);
  }

  @Override
  public Changeset<T> validate(String name, Predicate<Object> rule, String message) {
    requireProperty(name);
    Object value = current(name);
    return value == null || rule.test(value) ? this : with(new Violation(name, message, value));
  }

  @Override
  public Changeset<T> validateLength(String name, int min, int max) {
    return validateContent(
        name,
        value -> Length.of(name, value) >= min && Length.of(name, value) <= max,
        "must have a length of " + min + " to " + max);
  }

  @Override
  public Changeset<T> validateFormat(String name, Pattern pattern) {
    return validateContent(
        name,
        value -> pattern.matcher(Length.text(name, value)).find(),
        "must match " + pattern.pattern());
  }

  // An optional is checked by its content, and not at all if it is empty.
  private Changeset<T> validateContent(String name, Predicate<Object> rule, String message) {
    return validate(
        name,
        value ->
            value instanceof Optional<?> optional
                ? optional.filter(content -> !rule.test(content)).isEmpty()
                : rule.test(value),
        message);
  }

  @Override
  public Changeset<T> addError(String name, String message) {
    if (name.isEmpty()) {
      return with(new Violation("", message, null));
    }
    requireProperty(name);
    return with(new Violation(name, message, current(name)));
  }

  @Override
  public boolean isValid() {
    return errors.isEmpty();
  }

  @Override
  public List<Violation> errors() {
    return errors;
  }

  @Override
  public Map<String, Object> changes() {
    Map<String, Object> changes = new LinkedHashMap<>();
    if (set.containsKey(SLUG) && !Objects.equals(base.get(SLUG), set.get(SLUG))) {
      changes.put(SLUG, set.get(SLUG));
    }
    for (PropertyModel property : model.properties()) {
      String name = property.name();
      if (set.containsKey(name) && !property.same(base.get(name), set.get(name))) {
        changes.put(name, set.get(name));
      }
    }
    return Collections.unmodifiableMap(changes);
  }

  @Override
  public Optional<T> data() {
    return data;
  }

  @Override
  public T apply() {
    if (!errors.isEmpty()) {
      throw new DustValidationException(model.subject((String) current(SLUG)), errors);
    }
    Map<String, Object> values = new HashMap<>(base);
    values.putAll(set);
    return model.construct(data.orElse(null), values);
  }

  @Override
  public Class<T> schema() {
    return model.type();
  }

  /** The record's name, and the names of what changed: values may be secrets. */
  @Override
  public String toString() {
    return "Changeset["
        + model.subject((String) current(SLUG))
        + ", changed "
        + changes().keySet()
        + ", "
        + errors.size()
        + " errors]";
  }

  private Object current(String name) {
    return set.containsKey(name) ? set.get(name) : base.get(name);
  }

  /** The property of a name; empty for the slug. */
  private Optional<PropertyModel> requireProperty(String name) {
    if (name.equals(SLUG)) {
      return Optional.empty();
    }
    Optional<PropertyModel> found = property(name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          model.name() + " has no property '" + name + "'; " + remedy(name));
    }
    return found;
  }

  private Optional<PropertyModel> property(String name) {
    return model.properties().stream().filter(property -> property.name().equals(name)).findFirst();
  }

  private String remedy(String unknown) {
    List<String> names = model.properties().stream().map(PropertyModel::name).toList();
    return NearestName.of(unknown, names)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse("it has " + names);
  }

  private ModelChangeset<T> with(String name, Object value) {
    Map<String, Object> more = new HashMap<>(set);
    more.put(name, value);
    return new ModelChangeset<>(model, data, base, more, errors);
  }

  private ModelChangeset<T> with(Violation error) {
    if (errors.contains(error)) {
      return this;
    }
    List<Violation> more = new ArrayList<>(errors);
    more.add(error);
    return new ModelChangeset<>(model, data, base, set, Collections.unmodifiableList(more));
  }
}
