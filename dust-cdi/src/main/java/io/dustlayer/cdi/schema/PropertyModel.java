package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.bean.BeanProperty;
import java.lang.reflect.Type;

/** A stored property of an entity. Compared by identity: each model has one for each property. */
public final class PropertyModel {

  private final BeanProperty property;
  private final boolean required;

  PropertyModel(BeanProperty property, boolean required) {
    this.property = property;
    this.required = required;
  }

  /**
   * The Java name.
   *
   * @return never empty
   */
  public String name() {
    return property.name();
  }

  /**
   * The name under which it is stored: the last segment of its path in FLAT mode, the key in MAP
   * mode.
   *
   * @return never empty
   */
  public String wireName() {
    return property.wireName();
  }

  /**
   * The Java type.
   *
   * @return with the type variables of the entity's superclasses resolved
   */
  public Type type() {
    return property.type();
  }

  /**
   * Whether a record without it is neither written nor loaded.
   *
   * @return true if the schema lists it in {@code required}
   */
  public boolean required() {
    return required;
  }

  Object read(Object record) {
    return property.read(record);
  }

  /** The Java name. */
  @Override
  public String toString() {
    return name();
  }
}
