package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.BeanFunction;
import io.dustlayer.cdi.schema.bean.CompiledHandle;
import io.dustlayer.cdi.schema.bean.Immutability;
import io.dustlayer.cdi.schema.codec.ConversionException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The short way from stored JSON to a record: one chain of calls that a JIT compiler sees through
 * as if it had been written by hand. It knows no reasons: whatever it cannot load has to go the
 * long way of {@link RecordLoader}, which meets the same again and tells all that is wrong.
 *
 * <p>Instances are immutable and safe to share between threads.
 */
final class DirectLoader {

  private static final MethodHandle SLUG =
      MethodHandles.dropArguments(MethodHandles.identity(Object.class), 0, Object.class);

  private static final BeanFunction NO_WAY = (source, slug) -> null;

  private final List<StoredProperty> properties;
  private final boolean[] immutable;
  private final BeanFunction load;
  private final BeanFunction again;

  private DirectLoader(
      List<PropertyModel> properties, boolean[] immutable, BeanFunction load, BeanFunction again) {
    this.properties = properties.stream().map(PropertyModel::stored).toList();
    this.immutable = immutable;
    this.load = load;
    this.again = again;
  }

  /** The short way to a bean; where there is none, the long way has to be gone each time. */
  static DirectLoader of(Bean bean, List<PropertyModel> properties) {
    boolean[] immutable = new boolean[properties.size()];
    Map<String, MethodHandle> fromRecord = new HashMap<>();
    Map<String, MethodHandle> fromParts = new HashMap<>();
    fromRecord.put(SchemaDescription.SLUG, SLUG);
    fromParts.put(SchemaDescription.SLUG, SLUG);
    for (int i = 0; i < properties.size(); i++) {
      PropertyModel property = properties.get(i);
      StoredProperty stored = property.stored();
      fromRecord.put(property.name(), withSlug(stored.fromObject()));
      MethodHandle part =
          MethodHandles.insertArguments(MethodHandles.arrayElementGetter(Object[].class), 1, i);
      immutable[i] = Immutability.of(property.type());
      fromParts.put(
          property.name(),
          withSlug(immutable[i] ? part : MethodHandles.filterReturnValue(part, stored.ofValue())));
    }
    try {
      return new DirectLoader(
          properties,
          immutable,
          CompiledHandle.of(bean.maker(fromRecord)),
          CompiledHandle.of(bean.maker(fromParts)));
    } catch (IllegalAccessException | IllegalArgumentException impossible) {
      return new DirectLoader(properties, immutable, NO_WAY, NO_WAY);
    }
  }

  private static MethodHandle withSlug(MethodHandle one) {
    MethodHandle generic = one.asType(one.type().changeParameterType(0, Object.class));
    return MethodHandles.dropArguments(generic, 1, Object.class);
  }

  /** The record; null if the long way has to be gone. */
  Object load(String slug, JsonValue stored) {
    // A typed value is no record, though it is stored as an object.
    if (!(stored instanceof JsonObject object) || object.get("_type") != null) {
      return null;
    }
    return call(load, object, slug);
  }

  /**
   * What equal instances can be made of again and again: the values that nobody can change, and the
   * JSON of the others. Null if the long way has to be gone.
   */
  Object[] parts(JsonValue stored) {
    if (!(stored instanceof JsonObject object) || object.get("_type") != null) {
      return null;
    }
    Object[] parts = new Object[properties.size()];
    try {
      for (int i = 0; i < parts.length; i++) {
        StoredProperty property = properties.get(i);
        JsonValue json = object.get(property.wireName());
        parts[i] = immutable[i] ? property.of(json) : json;
      }
      return parts;
    } catch (ConversionException unreadable) {
      return null;
    }
  }

  /** A new instance of {@link #parts}; null if the long way has to be gone. */
  Object again(String slug, Object[] parts) {
    return call(again, parts, slug);
  }

  private static Object call(BeanFunction function, Object source, String slug) {
    try {
      return function.apply(source, slug);
    } catch (VirtualMachineError broken) {
      throw broken;
    } catch (Throwable refused) {
      // Not lost: the long way meets it again.
      return null;
    }
  }
}
