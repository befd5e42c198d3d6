package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Values in a form that is equal if they are equal but for ids, times, sizes of databases and
 * inspected terms. The recorder had no numbers but 64-bit floats.
 */
final class Canonical {
  private static final String ANY = "…";
  private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);
  private static final Set<String> VARIABLE =
      Set.of(
          "expires_at",
          "uploaded_at",
          "inserted_at",
          "latest_snapshot_at",
          "db_size_bytes",
          "file_storage_bytes",
          "id");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\{acme/\\w+}");
  private static final Pattern INSPECTED = Pattern.compile("%(\\w+(\\.\\w+)*)\\{.*");

  private Canonical() {}

  static String text(JsonValue value) {
    return of(value).toString();
  }

  static JsonValue of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object(object);
    } else if (value instanceof JsonArray array) {
      JsonArrayBuilder elements = JsonValues.array();
      array.forEach(element -> elements.add(of(element)));
      return elements.build();
    } else if (value instanceof JsonString string) {
      String text = UUID.matcher(string.getString()).replaceAll(ANY);
      return JsonValues.string(INSPECTED.matcher(text).replaceAll("%$1"));
    } else if (value instanceof JsonNumber number) {
      return JsonValues.string("number " + number(number.bigDecimalValue()));
    }
    return value;
  }

  private static JsonValue object(JsonObject object) {
    JsonObjectBuilder members = JsonValues.object();
    new TreeMap<>(object)
        .forEach((key, member) -> members.add(key, isVariable(key, member) ? any() : of(member)));
    return members.build();
  }

  private static boolean isVariable(String key, JsonValue member) {
    return VARIABLE.contains(key) && member != JsonValue.NULL;
  }

  private static JsonValue any() {
    return JsonValues.string(ANY);
  }

  private static String number(BigDecimal number) {
    return number.abs().compareTo(EXACT) > 0
        ? Double.toString(number.doubleValue())
        : number.stripTrailingZeros().toPlainString();
  }
}
