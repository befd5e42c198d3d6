package io.dustlayer.cdi.schema;

import static io.dustlayer.cdi.schema.SchemaDescription.SLUG;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.Violation;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.BeanProperty;
import io.dustlayer.cdi.schema.bean.ConstructionException;
import io.dustlayer.cdi.schema.bean.FieldCopy;
import io.dustlayer.cdi.schema.bean.Immutability;
import io.dustlayer.cdi.schema.codec.Codec;
import io.dustlayer.cdi.schema.codec.ConversionException;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entity at run time: where its records lie, and how they become JSON and come back.
 *
 * <p>What is written reads back equal in the normal form of this package, or the write is refused,
 * naming the property.
 *
 * <p>{@code @JsonbNillable} has no effect: null is left out of inserts in any case. Instances are
 * immutable and safe to share between threads.
 *
 * @param <T> the entity
 */
public final class SchemaModel<T> {

  /** What is said of a required property that is missing. */
  static final String REQUIRED = "is required: it must not be null or empty";

  private static final ClassValue<SchemaModel<?>> MODELS =
      new ClassValue<>() {
        @Override
        protected SchemaModel<?> computeValue(Class<?> type) {
          return new SchemaModel<>(type);
        }
      };

  private final Class<T> type;
  private final SchemaDescription description;
  private final Bean bean;
  private final DustPath prefix;
  private final BeanProperty slug;
  private final List<PropertyModel> properties;
  private final RecordEncoder encoder;
  private final boolean immutable;
  private final DirectLoader direct;
  private final Optional<RecordCopier<T>> copier;

  private SchemaModel(Class<T> type) {
    SchemaReading reading = new SchemaReading(type);
    if (!reading.problems().isEmpty()) {
      throw new IllegalArgumentException(
          reading.problems().stream()
              .map(SchemaProblem::toString)
              .collect(Collectors.joining("; ")));
    }
    this.type = type;
    this.description = reading.description();
    this.bean = reading.bean();
    this.prefix = DustPath.of(description.prefix());
    this.slug =
        bean.properties().stream()
            .filter(property -> property.name().equals(SLUG))
            .findFirst()
            .orElseThrow();
    this.properties =
        reading.codecs().entrySet().stream()
            .map(entry -> property(entry.getKey(), entry.getValue()))
            .toList();
    this.encoder = new RecordEncoder(properties);
    this.immutable = Immutability.of(type);
    this.direct = DirectLoader.of(bean, properties);
    this.copier = FieldCopy.of(type).map(copy -> new RecordCopier<>(type, copy));
  }

  private PropertyModel property(BeanProperty property, Codec codec) {
    boolean required = description.required().contains(property.name());
    return new PropertyModel(property, codec, required);
  }

  /**
   * Describes an entity by reflection.
   *
   * @param type a class annotated with {@link io.dustlayer.cdi.DustSchema}
   * @return its description, whether or not it keeps the rules
   * @throws IllegalArgumentException if it lacks the annotation
   */
  public static SchemaDescription describe(Class<?> type) {
    return SchemaReader.read(type);
  }

  /**
   * Everything that is wrong with an entity by itself: the rules of {@link SchemaRules}, and what
   * only reflection shows, such as the types inside its properties.
   *
   * @param type a class annotated with {@link io.dustlayer.cdi.DustSchema}
   * @return empty if {@link #of(Class)} accepts the class, and the host can convert its properties
   * @throws IllegalArgumentException if it lacks the annotation
   */
  public static List<SchemaProblem> problems(Class<?> type) {
    SchemaReading reading = new SchemaReading(type);
    return Stream.concat(reading.problems().stream(), reading.withoutJsonb().stream()).toList();
  }

  /**
   * The model of an entity; made once for each class.
   *
   * @param type a class annotated with {@link io.dustlayer.cdi.DustSchema}
   * @param <T> the entity
   * @return the model
   * @throws IllegalArgumentException if the class breaks a rule; the message lists every problem of
   *     the class with its code
   */
  @SuppressWarnings("unchecked") // the model of a class is made from that class
  public static <T> SchemaModel<T> of(Class<T> type) {
    return (SchemaModel<T>) MODELS.get(type);
  }

  /**
   * The entity.
   *
   * @return the annotated class
   */
  public Class<T> type() {
    return type;
  }

  /**
   * Whether nobody can change a record, so that one instance may be given to many.
   *
   * @return true for a Java record whose parts are known to be immutable; false for classes, and
   *     for records with a collection, a map or an array in them
   */
  public boolean isImmutable() {
    return immutable;
  }

  /**
   * The path below which the records lie.
   *
   * @return never null
   */
  public DustPath prefix() {
    return prefix;
  }

  /**
   * How the records lie in the store.
   *
   * @return never null
   */
  public StorageMode mode() {
    return description.mode();
  }

  /**
   * The configured store that holds the records.
   *
   * @return empty for the default store
   */
  public String store() {
    return description.store();
  }

  /**
   * The entity's name in messages.
   *
   * @return the simple name of the class
   */
  public String name() {
    return type.getSimpleName();
  }

  /**
   * The stored properties.
   *
   * @return in property order, without the slug; unmodifiable
   */
  public List<PropertyModel> properties() {
    return properties;
  }

  /**
   * Where a record lies.
   *
   * @param slug its key
   * @return the path below the prefix
   * @throws DustException {@code INVALID_PARAMS} (DUST0501) if the slug is null, empty or not valid
   *     Unicode
   */
  public DustPath path(String slug) {
    return prefix.child(requireSlug(slug));
  }

  /**
   * The key of a record.
   *
   * @param record a record
   * @return not empty
   * @throws DustException {@code INVALID_PARAMS} (DUST0501) if it is null, empty or not valid
   *     Unicode
   */
  public String slug(T record) {
    return requireSlug(rawSlug(record));
  }

  private String requireSlug(String key) {
    SlugRule.fault(key)
        .ifPresent(
            fault -> {
              throw new DustException(
                  DustException.Kind.INVALID_PARAMS,
                  "DUST0501",
                  "the slug of a " + name() + " " + fault);
            });
    return key;
  }

  /**
   * What to store for a record.
   *
   * @param record a record
   * @return a value for each property that is not null, in property order. An empty map gives
   *     {@link JsonValue#EMPTY_JSON_OBJECT}: servers store nothing for it, so write it as a delete
   * @throws io.dustlayer.cdi.DustValidationException naming each property that could not be read
   *     back as it is
   */
  public Map<PropertyModel, JsonValue> encode(T record) {
    Map<PropertyModel, JsonValue> encoded = encoder.encode(record);
    if (encoded == null) {
      throw new DustValidationException(subject(rawSlug(record)), encoder.violations(record));
    }
    return encoded;
  }

  /**
   * What to store for one property.
   *
   * @param property a property of this model
   * @param value may be null
   * @return {@link JsonValue#NULL} for null and for an empty {@code Optional}; {@link
   *     JsonValue#EMPTY_JSON_OBJECT} for an empty map
   * @throws io.dustlayer.cdi.DustValidationException if it could not be read back as it is
   */
  public JsonValue encode(PropertyModel property, Object value) {
    try {
      return property.encode(value);
    } catch (ConversionException refused) {
      throw new DustValidationException(name(), List.of(property.violation(refused, value)));
    }
  }

  /**
   * The value of a property.
   *
   * @param property a property of this model
   * @param record a record
   * @return may be null
   */
  public Object value(PropertyModel property, T record) {
    return property.read(record);
  }

  /**
   * What a read of the written record gives back.
   *
   * @param record a record
   * @return an equal record in normal form
   * @throws io.dustlayer.cdi.DustValidationException as {@link #encode(Object)}
   */
  public T normalize(T record) {
    Map<String, Object> values = new HashMap<>();
    values.put(SLUG, rawSlug(record));
    Map<PropertyModel, JsonValue> stored = encode(record);
    properties.forEach(
        property -> values.put(property.name(), property.decode(stored.get(property))));
    return construct(record, values);
  }

  /**
   * Loads a record.
   *
   * @param slug its key
   * @param stored what the store holds at its path: the object assembled from its leaves
   * @return the record, or why it cannot be loaded
   */
  public Loaded<T> load(String slug, JsonValue stored) {
    T loaded = direct(slug, stored);
    if (loaded != null) {
      return new Loaded.Ok<>(loaded);
    }
    RecordLoader loader = new RecordLoader(properties, slug);
    Optional<Object> record = loader.load(bean, stored);
    return record.isPresent() ? new Loaded.Ok<>(type.cast(record.get())) : loader.reasons();
  }

  // The loader is made for the type; to look at it again would cost as much as a property.
  @SuppressWarnings("unchecked")
  private T direct(String slug, JsonValue stored) {
    return (T) direct.load(slug, stored);
  }

  /**
   * How to copy records that can be changed.
   *
   * @return empty if they have to be loaded again instead
   */
  public Optional<RecordCopier<T>> copier() {
    return copier;
  }

  /**
   * What more instances of a loaded record can be made of.
   *
   * @param slug its key
   * @param stored what the store holds at its path
   * @return for entities that can be changed
   */
  public RecordTemplate<T> template(String slug, JsonValue stored) {
    return new RecordTemplate<>(this, direct, slug, stored);
  }

  /**
   * Checks a record before it is written: the slug, the required properties, and what the validator
   * finds.
   *
   * @param record a record
   * @param validator the host's Bean Validation, or {@link RecordValidator#NONE}
   * @throws io.dustlayer.cdi.DustValidationException with every violation
   */
  public void validate(T record, RecordValidator validator) {
    List<Violation> violations = new ArrayList<>();
    String key = rawSlug(record);
    SlugRule.fault(key).ifPresent(fault -> violations.add(new Violation(SLUG, fault, key)));
    for (PropertyModel property : properties) {
      Object value = property.read(record);
      if (property.required() && property.isMissing(value)) {
        violations.add(new Violation(property.name(), REQUIRED, value));
      }
    }
    violations.addAll(validator.validate(record));
    refuse(record, violations);
  }

  /** What a changeset starts from: all properties by Java name, those left out of JSON included. */
  Map<String, Object> values(T record) {
    Map<String, Object> values = new HashMap<>();
    bean.properties().forEach(property -> values.put(property.name(), property.read(record)));
    return values;
  }

  T construct(T origin, Map<String, Object> values) {
    try {
      return type.cast(bean.construct(values));
    } catch (ConstructionException refused) {
      throw new DustValidationException(
          subject(origin == null ? null : rawSlug(origin)),
          List.of(new Violation("", refused.getMessage(), null)));
    }
  }

  String rawSlug(T record) {
    return (String) slug.read(record);
  }

  String subject(String key) {
    return key == null || key.isEmpty() ? name() : name() + " '" + key + "'";
  }

  private void refuse(T record, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new DustValidationException(subject(rawSlug(record)), violations);
    }
  }

  /** The entity's name. */
  @Override
  public String toString() {
    return "SchemaModel[" + type.getName() + "]";
  }
}
