package io.dustlayer.cdi.server.json;

import io.dustlayer.cdi.protocol.JsonLimits;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Reads JSON text. Stateless and thread-safe. */
public final class JsonReader {
  /** Below the parser's own limit, which it reports in a way that looks like a defect. */
  private static final int DEEPEST = 500;

  private JsonReader() {}

  /**
   * Reads one JSON value from UTF-8.
   *
   * @param utf8 not null
   * @return the value
   * @throws MalformedJsonException if the bytes are not UTF-8 or not one JSON value, or it is
   *     nested more than 500 deep, or beyond {@link JsonLimits}
   */
  public static JsonValue parse(byte[] utf8) throws MalformedJsonException {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedJsonException("the text is not UTF-8", notUtf8);
    }
  }

  /**
   * Reads one JSON value.
   *
   * @param text not null
   * @return the value
   * @throws MalformedJsonException if the text is not exactly one JSON value, or is nested more
   *     than 500 deep, or beyond {@link JsonLimits}
   */
  public static JsonValue parse(String text) throws MalformedJsonException {
    Optional<String> exceeded = JsonLimits.exceeded(text);
    if (exceeded.isPresent()) {
      throw new MalformedJsonException("the text " + exceeded.get());
    }
    try (JsonParser parser = JsonValues.PROVIDER.createParser(new StringReader(text))) {
      JsonValue value = value(parser, parser.next(), 0);
      if (parser.hasNext()) {
        throw new MalformedJsonException("text follows the JSON value");
      }
      return value;
    } catch (JsonException | NoSuchElementException notJson) {
      throw new MalformedJsonException("the text is not JSON", notJson);
    }
  }

  private static JsonValue value(JsonParser parser, JsonParser.Event event, int depth)
      throws MalformedJsonException {
    switch (event) {
      case START_OBJECT:
        return object(parser, deeper(depth));
      case START_ARRAY:
        return array(parser, deeper(depth));
      case VALUE_STRING:
        return JsonValues.PROVIDER.createValue(text(parser));
      case VALUE_NUMBER:
        return number(parser.getString());
      case VALUE_TRUE:
        return JsonValue.TRUE;
      case VALUE_FALSE:
        return JsonValue.FALSE;
      case VALUE_NULL:
        return JsonValue.NULL;
      default:
        throw new MalformedJsonException("unexpected " + event);
    }
  }

  private static int deeper(int depth) throws MalformedJsonException {
    if (depth == DEEPEST) {
      throw new MalformedJsonException("the value is nested more than " + DEEPEST + " deep");
    }
    return depth + 1;
  }

  private static JsonValue number(String token) throws MalformedJsonException {
    if (token.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      return JsonValues.integer(new BigInteger(token));
    }
    double value = Double.parseDouble(token);
    if (Double.isInfinite(value)) {
      throw new MalformedJsonException("the number " + token + " exceeds a 64-bit float");
    }
    return JsonValues.floating(value);
  }

  private static JsonValue object(JsonParser parser, int depth) throws MalformedJsonException {
    JsonObjectBuilder object = JsonValues.PROVIDER.createObjectBuilder();
    Set<String> seen = new HashSet<>();
    JsonParser.Event event = parser.next();
    while (event != JsonParser.Event.END_OBJECT) {
      String key = text(parser);
      JsonValue value = value(parser, parser.next(), depth);
      if (seen.add(key)) {
        object.add(key, value);
      }
      event = parser.next();
    }
    return object.build();
  }

  private static JsonValue array(JsonParser parser, int depth) throws MalformedJsonException {
    JsonArrayBuilder array = JsonValues.PROVIDER.createArrayBuilder();
    JsonParser.Event event = parser.next();
    while (event != JsonParser.Event.END_ARRAY) {
      array.add(value(parser, event, depth));
      event = parser.next();
    }
    return array.build();
  }

  private static String text(JsonParser parser) throws MalformedJsonException {
    String text = parser.getString();
    if (hasSurrogates(text) && !isWellFormed(text)) {
      throw new MalformedJsonException("a string holds half of a surrogate pair");
    }
    return text;
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
