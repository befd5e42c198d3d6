package io.dustlayer.cdi.schema.codec;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import java.util.Optional;
import java.util.function.Supplier;

/** JSON-B engines, each made at its first use: a model that needs none works without a provider. */
final class JsonbSource {

  private final Supplier<Jsonb> plain = once(new JsonbConfig());
  private boolean asked;

  /** The engine without settings of its own. */
  Supplier<Jsonb> plain() {
    asked = true;
    return plain;
  }

  /** An engine that uses these components wherever their types occur. */
  Supplier<Jsonb> with(
      Optional<JsonbSerializer<?>> serializer, Optional<JsonbDeserializer<?>> deserializer) {
    asked = true;
    JsonbConfig config = new JsonbConfig();
    serializer.ifPresent(config::withSerializers);
    deserializer.ifPresent(config::withDeserializers);
    return once(config);
  }

  /** Whether an engine will be needed. */
  boolean wasAsked() {
    return asked;
  }

  private static Supplier<Jsonb> once(JsonbConfig config) {
    return new Supplier<>() {
      private Jsonb made;

      @Override
      public synchronized Jsonb get() {
        if (made == null) {
          made = JsonbBuilder.create(config);
        }
        return made;
      }
    };
  }
}
