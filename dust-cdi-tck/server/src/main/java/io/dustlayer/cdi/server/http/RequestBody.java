package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a server understands of a request's body. */
sealed interface RequestBody {
  /** There is none, or it does not say of which type it is. */
  record Absent() implements RequestBody {}

  /** It is of a type that servers do not read. */
  record Unparsed() implements RequestBody {}

  /**
   * It is JSON, or a form.
   *
   * @param value any JSON value
   */
  record Parsed(JsonValue value) implements RequestBody {}

  static RequestBody of(ApiRequest request)
      throws MalformedJsonException, CharacterCodingException {
    String type = request.mediaType();
    if (type.isEmpty()) {
      return new Absent();
    } else if (isJson(type)) {
      return request.body().length == 0
          ? new Absent()
          : new Parsed(JsonReader.parse(request.body()));
    } else if (isForm(type)) {
      return new Parsed(form(request));
    }
    return new Unparsed();
  }

  /** Whether the body has to be read before the request can be routed. */
  static boolean isParsed(String mediaType) {
    return isJson(mediaType) || isForm(mediaType);
  }

  private static boolean isJson(String type) {
    return type.equals("application/json")
        || type.startsWith("application/") && type.endsWith("+json");
  }

  private static boolean isForm(String type) {
    return type.equals("application/x-www-form-urlencoded");
  }

  private static JsonObject form(ApiRequest request) throws CharacterCodingException {
    JsonObjectBuilder object = JsonValues.object();
    PercentDecoding.form(new String(request.body(), StandardCharsets.UTF_8)).forEach(object::add);
    return object.build();
  }

  /** The object that a body consists of, empty for anything else. */
  default JsonObject object() {
    return this instanceof Parsed parsed && parsed.value() instanceof JsonObject object
        ? object
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** A member of the object that a body consists of. */
  default Optional<JsonValue> member(String name) {
    return Optional.ofNullable(object().get(name));
  }
}
