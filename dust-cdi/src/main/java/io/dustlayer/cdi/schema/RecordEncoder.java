package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.Violation;
import io.dustlayer.cdi.schema.bean.BeanFunction;
import io.dustlayer.cdi.schema.bean.CompiledHandle;
import io.dustlayer.cdi.schema.codec.ConversionException;
import jakarta.json.JsonValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is stored of records. There is a short way, which does not tell which properties cannot be
 * stored, and a long one, which then meets the same again and tells all.
 *
 * <p>Instances are immutable and safe to share between threads.
 */
final class RecordEncoder {

  private final PropertyModel[] properties;
  private final StoredProperty[] stored;
  private final BeanFunction encode;

  /** An encoder of records with these properties. */
  RecordEncoder(List<PropertyModel> properties) {
    this.properties = properties.toArray(PropertyModel[]::new);
    this.stored = properties.stream().map(PropertyModel::stored).toArray(StoredProperty[]::new);
    this.encode = stored.length <= DirectLoader.FEW ? whole(stored) : this::oneByOne;
  }

  private static BeanFunction whole(StoredProperty[] properties) {
    int count = properties.length;
    MethodHandle array =
        MethodHandles.identity(JsonValue[].class).asCollector(JsonValue[].class, count);
    MethodHandle[] parts =
        Arrays.stream(properties).map(StoredProperty::encoding).toArray(MethodHandle[]::new);
    MethodHandle all = MethodHandles.filterArguments(array, 0, parts);
    MethodHandle ofOne =
        MethodHandles.permuteArguments(
            all, MethodType.methodType(JsonValue[].class, Object.class), new int[count]);
    return CompiledHandle.of(MethodHandles.dropArguments(ofOne, 1, Object.class));
  }

  private Object oneByOne(Object record, Object nothing) {
    JsonValue[] values = new JsonValue[stored.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored[i].encoded(record);
    }
    return values;
  }

  /** What to store; null if a property cannot be stored. */
  Map<PropertyModel, JsonValue> encode(Object record) {
    try {
      return new EncodedRecord(properties, (JsonValue[]) encode.apply(record, null));
    } catch (ConversionException refused) {
      // Not lost: the long way meets it again.
      return null;
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Why it cannot be stored. */
  List<Violation> violations(Object record) {
    List<Violation> violations = new ArrayList<>();
    for (PropertyModel property : properties) {
      Object value = property.read(record);
      try {
        property.encode(value);
      } catch (ConversionException refused) {
        violations.add(property.violation(refused, value));
      }
    }
    return violations;
  }
}
