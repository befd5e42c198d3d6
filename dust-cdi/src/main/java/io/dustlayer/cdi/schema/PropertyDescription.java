package io.dustlayer.cdi.schema;

import java.util.Objects;

/**
 * A stored property of an entity, as far as the deployment rules need it.
 *
 * @param name the Java name
 * @param wireName the name under which it is stored: its JSON-B name
 * @param typeName the type as {@link java.lang.reflect.Type#getTypeName()} writes it; empty if a
 *     JSON-B adapter, serializer or deserializer on the property converts it
 */
public record PropertyDescription(String name, String wireName, String typeName) {

  /**
   * Checks that nothing is null.
   *
   * @param name the Java name
   * @param wireName the name under which it is stored: its JSON-B name
   * @param typeName the type as {@link java.lang.reflect.Type#getTypeName()} writes it; empty if a
   *     JSON-B adapter, serializer or deserializer on the property converts it
   */
  public PropertyDescription {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(wireName, "wireName");
    Objects.requireNonNull(typeName, "typeName");
  }
}
