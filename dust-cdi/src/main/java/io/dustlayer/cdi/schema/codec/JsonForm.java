package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A way to look at a whole piece of JSON with the eyes of a server. */
enum JsonForm {
  /** As it is sent: what a server would change is refused. */
  STORABLE(Decimals::storable),
  /** As a server would give it back: digits are cut and empty objects vanish. */
  KEPT(Decimals::kept),
  /** As it was read: numbers take their normal form, nothing is refused. */
  READ(Decimals::kept);

  private final UnaryOperator<BigDecimal> number;

  JsonForm(UnaryOperator<BigDecimal> number) {
    this.number = number;
  }

  JsonValue apply(JsonValue json, Place place) {
    if (json instanceof JsonNumber value) {
      return PlainJson.PROVIDER.createValue(number.apply(value.bigDecimalValue()));
    }
    if (json instanceof JsonString text) {
      return this == READ ? text : Texts.json(text.getString());
    }
    if (json instanceof JsonArray array) {
      return array(array);
    }
    return json instanceof JsonObject object ? object(object, place) : json;
  }

  private JsonValue array(JsonArray array) {
    JsonArrayBuilder result = PlainJson.PROVIDER.createArrayBuilder();
    for (int i = 0; i < array.size(); i++) {
      try {
        result.add(apply(array.get(i), Place.LEAF));
      } catch (ConversionException refused) {
        throw refused.at("[" + i + "]");
      }
    }
    return result.build();
  }

  private JsonValue object(JsonObject object, Place place) {
    JsonObjectBuilder result = PlainJson.PROVIDER.createObjectBuilder();
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      try {
        JsonValue value = member(member.getKey(), member.getValue(), place);
        if (value != null) {
          result.add(member.getKey(), value);
        }
      } catch (ConversionException refused) {
        throw refused.at("['" + member.getKey() + "']");
      }
    }
    return result.build();
  }

  private JsonValue member(String key, JsonValue value, Place place) {
    if (this != READ) {
      Keys.fault(key)
          .ifPresent(
              fault -> {
                throw new ConversionException("has a key that " + fault);
              });
    }
    JsonValue formed = apply(value, place);
    if (place == Place.SUBTREE && Codec.isEmptyObject(formed)) {
      if (this == STORABLE) {
        throw new ConversionException(
            "is an empty object inside an object, for which servers store nothing");
      }
      return null;
    }
    return formed;
  }
}
