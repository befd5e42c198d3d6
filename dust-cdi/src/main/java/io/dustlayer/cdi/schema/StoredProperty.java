package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.codec.Codec;
import io.dustlayer.cdi.schema.codec.ConversionException;
import io.dustlayer.cdi.schema.codec.TypedValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * How a property is taken from a stored record, without a word of what is wrong. A record, since a
 * JIT compiler trusts the fields of a record never to change, and so knows the codec.
 */
record StoredProperty(String wireName, Codec codec, boolean required) {

  private static final MethodHandle FROM = handle("from", JsonObject.class);
  private static final MethodHandle OF = handle("of", JsonValue.class);

  private static MethodHandle handle(String name, Class<?> parameter) {
    try {
      return MethodHandles.lookup()
          .findVirtual(StoredProperty.class, name, MethodType.methodType(Object.class, parameter));
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** The value in a record; throws {@link ConversionException}. */
  Object from(JsonObject record) {
    return of(record.get(wireName));
  }

  /** The value of stored JSON, which may be null; throws {@link ConversionException}. */
  Object of(JsonValue stored) {
    JsonValue json = stored;
    if (json instanceof JsonStructure) {
      json = TypedValues.unwrap(json);
      Nesting.requireDepth(json);
    }
    if (required && PropertyModel.isMissing(json)) {
      throw new ConversionException("is missing");
    }
    return codec.decodeProperty(json);
  }

  /** {@link #from} as a handle of an object. */
  MethodHandle fromObject() {
    return FROM.bindTo(this).asType(MethodType.genericMethodType(1));
  }

  /** {@link #of} as a handle of an object. */
  MethodHandle ofValue() {
    return OF.bindTo(this).asType(MethodType.genericMethodType(1));
  }
}
