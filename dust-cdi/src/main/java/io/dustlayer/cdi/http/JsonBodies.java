package io.dustlayer.cdi.http;

import io.dustlayer.cdi.http.AnswerBodies.Unreadable;
import io.dustlayer.cdi.protocol.JsonLimits;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** JSON of requests and answers. Numbers keep every digit. May be used from any thread. */
final class JsonBodies {

  private final JsonProvider provider;
  private final JsonReaderFactory readers;

  /** Looks the JSON-P implementation up once: it is a service, and looking it up is slow. */
  JsonBodies() {
    this.provider = JsonProvider.provider();
    this.readers = provider.createReaderFactory(Map.of());
  }

  /** The implementation, to build bodies with. */
  JsonProvider provider() {
    return provider;
  }

  /** An answer's body, if it is a JSON object. */
  Optional<JsonObject> object(Answer answer) {
    try {
      return Optional.of(read(answer));
    } catch (Unreadable notJson) {
      return Optional.empty();
    }
  }

  /** An answer's body, which has to be a JSON object. */
  JsonObject read(Answer answer) throws Unreadable {
    String text = text(answer);
    Optional<String> exceeded = JsonLimits.exceeded(text);
    if (exceeded.isPresent()) {
      throw new Unreadable("its body " + exceeded.get());
    }
    try (JsonReader reader = readers.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject object) {
        return object;
      }
    } catch (RuntimeException | StackOverflowError notJson) {
      // Parsers also throw plain exceptions.
      throw new Unreadable("its body is no JSON object", notJson);
    }
    throw new Unreadable("its body is no JSON object");
  }

  // Text that is no UTF-8 is refused, not mended: mended, it would be written back like that.
  private static String text(Answer answer) throws Unreadable {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
    } catch (CharacterCodingException notText) {
      throw new Unreadable("its body is no UTF-8", notText);
    }
  }
}
