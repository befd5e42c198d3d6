package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.JsonWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The envelopes {@code {"_typed": …, "_type": …}} of values that JSON has no type for. */
final class TypedValue {
  private static final String VALUE = "_typed";
  private static final String TYPE = "_type";

  private TypedValue() {}

  /** Whether an object is stored as a leaf rather than taken apart. */
  static boolean isLeaf(JsonObject object) {
    if (object.containsKey(VALUE) && object.containsKey(TYPE)) {
      return true;
    }
    String type = object.get(TYPE) instanceof JsonString text ? text.getString() : "";
    return type.equals("file") || type.equals("lease");
  }

  static JsonValue shown(JsonValue stored) {
    if (!(stored instanceof JsonObject envelope) || !envelope.containsKey(VALUE)) {
      return stored;
    }
    switch (envelope.getString(TYPE, "")) {
      case "decimal":
        return JsonValues.string(decimal(envelope));
      case "datetime":
        return JsonValues.string(datetime(envelope));
      default:
        return stored;
    }
  }

  private static String decimal(JsonObject envelope) {
    String text = text(envelope);
    try {
      return new BigDecimal(text).toString();
    } catch (NumberFormatException notDecimal) {
      throw new PoisonedValueException("\"" + text + "\" is not a decimal", notDecimal);
    }
  }

  private static String datetime(JsonObject envelope) {
    String text = text(envelope);
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return text.endsWith("Z")
          ? text
          : time.withOffsetSameInstant(ZoneOffset.UTC)
              .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    } catch (DateTimeException notDatetime) {
      throw new PoisonedValueException("\"" + text + "\" is not a datetime", notDatetime);
    }
  }

  private static String text(JsonObject envelope) {
    if (envelope.get(VALUE) instanceof JsonString text) {
      return text.getString();
    }
    throw new PoisonedValueException(JsonWriter.text(envelope.get(VALUE)) + " is not a string");
  }
}
