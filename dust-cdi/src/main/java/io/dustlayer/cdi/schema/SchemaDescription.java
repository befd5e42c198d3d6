package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.StorageMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * An entity as its declaration shows it, made by reflection ({@link SchemaModel#describe(Class)})
 * or by build-time metadata. {@link SchemaRules} says what is wrong with it.
 *
 * @param className the binary name of the class
 * @param shape what kind of type it is
 * @param generic whether it has type parameters
 * @param inner whether it is a local or anonymous class, or a member class that is not static
 * @param constructible true for a record; for a class, whether it has a no-arg constructor that is
 *     not private
 * @param prefix the segments of {@link io.dustlayer.cdi.DustSchema#prefix()}
 * @param required the names of {@link io.dustlayer.cdi.DustSchema#required()}
 * @param mode how the records lie in the store
 * @param store the configured store's name; empty for the default one
 * @param properties the properties in property order, the slug included, {@code @JsonbTransient}
 *     ones left out (the slug is a property even if it is transient); empty unless the shape is
 *     {@link Shape#RECORD} or {@link Shape#CLASS}
 */
public record SchemaDescription(
    String className,
    Shape shape,
    boolean generic,
    boolean inner,
    boolean constructible,
    List<String> prefix,
    List<String> required,
    StorageMode mode,
    String store,
    List<PropertyDescription> properties) {

  /** The Java name of the property that is a record's key. */
  public static final String SLUG = "slug";

  /** What kind of type an entity is; only the first two can be one. */
  public enum Shape {
    /** A record. */
    RECORD,
    /** A concrete class. */
    CLASS,
    /** An abstract class. */
    ABSTRACT,
    /** An interface. */
    INTERFACE,
    /** An enum. */
    ENUM,
    /** An annotation. */
    ANNOTATION
  }

  /**
   * Copies the lists.
   *
   * @param className the binary name of the class
   * @param shape what kind of type it is
   * @param generic whether it has type parameters
   * @param inner whether it is a local or anonymous class, or a member class that is not static
   * @param constructible true for a record; for a class, whether it has a no-arg constructor that
   *     is not private
   * @param prefix the segments of {@link io.dustlayer.cdi.DustSchema#prefix()}
   * @param required the names of {@link io.dustlayer.cdi.DustSchema#required()}
   * @param mode how the records lie in the store
   * @param store the configured store's name; empty for the default one
   * @param properties the properties in property order, the slug included
   */
  public SchemaDescription {
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(store, "store");
    prefix = List.copyOf(prefix);
    required = List.copyOf(required);
    properties = List.copyOf(properties);
  }

  /**
   * Whether a type of this shape can be an entity at all.
   *
   * @return true for records and concrete classes
   */
  public boolean hasEntityShape() {
    return shape == Shape.RECORD || shape == Shape.CLASS;
  }

  /**
   * The same with its properties in the order of their names: build-time metadata does not show the
   * order of declaration, and messages may depend on it.
   *
   * @return a description that does not depend on the order of declaration
   */
  public SchemaDescription inOrderOfNames() {
    return new SchemaDescription(
        className,
        shape,
        generic,
        inner,
        constructible,
        prefix,
        required,
        mode,
        store,
        properties.stream().sorted(Comparator.comparing(PropertyDescription::name)).toList());
  }
}
