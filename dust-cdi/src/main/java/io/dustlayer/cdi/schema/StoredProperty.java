package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.codec.Codec;
import io.dustlayer.cdi.schema.codec.ConversionException;
import io.dustlayer.cdi.schema.codec.TypedValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** How a property is taken from a stored record, without a word of what is wrong. */
record StoredProperty(String wireName, Codec codec, boolean required) {

  /** The value in a record; throws {@link ConversionException}. */
  Object from(JsonObject record) {
    return of(record.get(wireName));
  }

  /** The value of stored JSON, which may be null; throws {@link ConversionException}. */
  Object of(JsonValue stored) {
    JsonValue json = stored;
    if (json != null) {
      switch (json.getValueType()) {
        case OBJECT, ARRAY -> {
          json = TypedValues.unwrap(json);
          Nesting.requireDepth(json);
        }
        case STRING, NUMBER -> {
          if (!required) {
            return codec.decodeScalar(json);
          }
        }
        default -> {
          // The codec knows what it makes of these.
        }
      }
    }
    if (required && PropertyModel.isMissing(json)) {
      throw new ConversionException("is missing");
    }
    return codec.decodeProperty(json);
  }
}
