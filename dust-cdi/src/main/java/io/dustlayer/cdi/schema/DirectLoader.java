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
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The short way from stored JSON to a record: one handle that reads it whole, or, where there are
 * many properties, the values into an array, and one that makes a record of that. It knows no
 * reasons: whatever it cannot load has to go the long way of {@link RecordLoader}, which meets the
 * same again and tells all that is wrong.
 *
 * <p>Instances are immutable and safe to share between threads.
 */
final class DirectLoader {

  private static final MethodHandle SLUG =
      MethodHandles.dropArguments(MethodHandles.identity(Object.class), 0, Object.class);

  /** How many properties the compiler takes into one method with what reads them. */
  static final int FEW = 8;

  private static final BeanFunction NO_WAY = (values, slug) -> null;

  private final StoredProperty[] properties;
  private final boolean[] immutable;
  private final BeanFunction make;
  private final BeanFunction read;

  private DirectLoader(
      StoredProperty[] properties, boolean[] immutable, BeanFunction make, BeanFunction read) {
    this.properties = properties;
    this.immutable = immutable;
    this.make = make;
    this.read = read;
  }

  /** The short way to a bean; where there is none, the long way has to be gone each time. */
  static DirectLoader of(Bean bean, List<PropertyModel> properties) {
    boolean[] immutable = new boolean[properties.size()];
    Map<String, MethodHandle> values = new HashMap<>();
    values.put(SchemaDescription.SLUG, SLUG);
    for (int i = 0; i < immutable.length; i++) {
      PropertyModel property = properties.get(i);
      immutable[i] = Immutability.of(property.type());
      values.put(property.name(), value(i));
    }
    StoredProperty[] stored =
        properties.stream().map(PropertyModel::stored).toArray(StoredProperty[]::new);
    BeanFunction make = make(bean, values);
    // The compiler sees through a whole record, and keeps nothing in arrays and boxes; of more than
    // it can take it would leave a chain of calls that is far slower than a loop.
    BeanFunction read = immutable.length <= FEW ? make(bean, reads(properties)) : null;
    return new DirectLoader(stored, immutable, make, read);
  }

  private static Map<String, MethodHandle> reads(List<PropertyModel> properties) {
    Map<String, MethodHandle> reads = new HashMap<>();
    reads.put(SchemaDescription.SLUG, SLUG);
    for (PropertyModel property : properties) {
      reads.put(property.name(), withSlug(property.stored().reading()));
    }
    return reads;
  }

  private static MethodHandle value(int index) {
    return withSlug(
        MethodHandles.insertArguments(MethodHandles.arrayElementGetter(Object[].class), 1, index));
  }

  private static MethodHandle withSlug(MethodHandle one) {
    return MethodHandles.dropArguments(
        one.asType(MethodType.genericMethodType(1)), 1, Object.class);
  }

  private static BeanFunction make(Bean bean, Map<String, MethodHandle> values) {
    try {
      return CompiledHandle.of(bean.maker(values));
    } catch (IllegalAccessException | IllegalArgumentException impossible) {
      return NO_WAY;
    }
  }

  /** The record; null if the long way has to be gone. */
  Object load(String slug, JsonValue stored) {
    // A typed value is no record, though it is stored as an object.
    if (!(stored instanceof JsonObject object) || object.get("_type") != null) {
      return null;
    }
    if (read != null) {
      return make(read, object, slug);
    }
    try {
      Object[] values = new Object[properties.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = properties[i].from(object);
      }
      return make(make, values, slug);
    } catch (ConversionException unreadable) {
      // Not lost: the long way meets it again.
      return null;
    }
  }

  /**
   * What equal instances can be made of again and again: the values that nobody can change, and the
   * JSON of the others. Null if the long way has to be gone.
   */
  Object[] parts(JsonValue stored) {
    if (!(stored instanceof JsonObject object) || object.get("_type") != null) {
      return null;
    }
    Object[] parts = new Object[properties.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        JsonValue json = object.get(properties[i].wireName());
        parts[i] = immutable[i] ? properties[i].of(json) : json;
      }
      return parts;
    } catch (ConversionException unreadable) {
      return null;
    }
  }

  /** A new instance of {@link #parts}; null if the long way has to be gone. */
  Object again(String slug, Object[] parts) {
    Object[] values = parts.clone();
    for (int i = 0; i < values.length; i++) {
      if (!immutable[i]) {
        values[i] = properties[i].of((JsonValue) parts[i]);
      }
    }
    return make(make, values, slug);
  }

  private static Object make(BeanFunction make, Object source, String slug) {
    try {
      return make.apply(source, slug);
    } catch (VirtualMachineError broken) {
      throw broken;
    } catch (Throwable refused) {
      // Not lost: the long way meets it again.
      return null;
    }
  }
}
