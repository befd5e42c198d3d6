package io.dustlayer.cdi.schema;

import static io.dustlayer.cdi.schema.SchemaDescription.SLUG;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.BeanProperty;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An entity at run time: where its records lie, and how they become JSON and come back.
 *
 * @param <T> the entity
 */
public final class SchemaModel<T> {

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
  private final BeanProperty slug;
  private final List<PropertyModel> properties;

  private SchemaModel(Class<T> type) {
    this.type = type;
    this.description = describe(type);
    List<SchemaProblem> problems = problems(type);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream().map(SchemaProblem::toString).collect(Collectors.joining("; ")));
    }
    this.bean = Bean.of(type);
    this.slug =
        bean.properties().stream()
            .filter(property -> property.name().equals(SLUG))
            .findFirst()
            .orElseThrow();
    this.properties =
        bean.properties().stream()
            .filter(property -> property != slug && !property.transientInJson())
            .map(
                property ->
                    new PropertyModel(property, description.required().contains(property.name())))
            .toList();
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
   * @return empty if {@link #of(Class)} accepts the class
   * @throws IllegalArgumentException if it lacks the annotation
   */
  public static List<SchemaProblem> problems(Class<?> type) {
    return SchemaRules.check(List.of(describe(type)));
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
   * The path below which the records lie.
   *
   * @return never null
   */
  public DustPath prefix() {
    return DustPath.of(description.prefix());
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
    throw new UnsupportedOperationException(slug);
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
    throw new UnsupportedOperationException(record.toString());
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
    throw new UnsupportedOperationException(record.toString());
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
    throw new UnsupportedOperationException(property + "" + value);
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
    throw new UnsupportedOperationException(record.toString());
  }

  /**
   * Loads a record.
   *
   * @param slug its key
   * @param stored what the store holds at its path: the object assembled from its leaves
   * @return the record, or why it cannot be loaded
   */
  public Loaded<T> load(String slug, JsonValue stored) {
    throw new UnsupportedOperationException(slug + stored);
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
    throw new UnsupportedOperationException(record.toString() + validator);
  }

  /** The entity's name. */
  @Override
  public String toString() {
    return "SchemaModel[" + type.getName() + "]";
  }
}
