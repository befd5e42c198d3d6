package io.dustlayer.cdi.http;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
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
    if (answer.body().length == 0) {
      return Optional.empty();
    }
    try (JsonReader reader = readers.createReader(new StringReader(answer.text()))) {
      return reader.readValue() instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
      // Parsers also throw plain exceptions, as for a body that is nested too deeply.
    } catch (RuntimeException notJson) {
      return Optional.empty();
    }
  }
}
