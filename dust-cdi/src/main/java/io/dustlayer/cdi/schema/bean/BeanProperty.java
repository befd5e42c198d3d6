package io.dustlayer.cdi.schema.bean;

import java.lang.reflect.Type;

/**
 * A property that can be read from a bean and given to a new one.
 *
 * @param name the Java name
 * @param wireName the JSON-B name
 * @param type its type, with the variables of the bean's class resolved
 * @param transientInJson whether {@code @JsonbTransient} keeps it out of JSON
 * @param annotations its annotations
 * @param reader gives its value
 */
public record BeanProperty(
    String name,
    String wireName,
    Type type,
    boolean transientInJson,
    Annotations annotations,
    Reader reader) {

  /** Gives the value of a property. */
  @FunctionalInterface
  public interface Reader {

    /**
     * The value.
     *
     * @param bean the bean
     * @return may be null
     * @throws ReflectiveOperationException if the accessor throws or cannot be called
     */
    Object read(Object bean) throws ReflectiveOperationException;
  }

  /**
   * The value of the property.
   *
   * @param bean an instance of the class
   * @return may be null
   * @throws IllegalStateException if its accessor throws
   */
  public Object read(Object bean) {
    try {
      return reader.read(bean);
    } catch (ReflectiveOperationException unreadable) {
      Throwable cause = unreadable.getCause() == null ? unreadable : unreadable.getCause();
      throw new IllegalStateException(
          bean.getClass().getName() + "." + name + " cannot be read: " + cause, cause);
    }
  }
}
