package io.dustlayer.cdi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Many different entities, each with the mapping that somebody would write by hand. They are
 * compiled when they are needed: as files they would be a thousand lines that nobody reads.
 */
final class GeneratedSchemas {

  /** How many there are. */
  static final int COUNT = 20;

  private static final List<String> TYPES =
      List.of("String", "long", "boolean", "String", "int", "String", "double", "Instant");

  private final int properties;

  GeneratedSchemas(int properties) {
    this.properties = properties;
  }

  /** A property: its Java name and its type. */
  private record Property(String name, String type) {

    String json() {
      return switch (type) {
        case "String" -> "\\\"text of " + name + "\\\"";
        case "boolean" -> "true";
        case "double" -> "1.5";
        case "Instant" -> "\\\"2026-01-02T03:04:05Z\\\"";
        default -> "12345";
      };
    }

    String load() {
      String value = "object.get(\"" + name + "\")";
      return switch (type) {
        case "String" -> "text(" + value + ")";
        case "boolean" -> value + " == JsonValue.TRUE";
        case "double" -> "((JsonNumber) " + value + ").doubleValue()";
        case "Instant" -> "Instant.parse(text(" + value + "))";
        case "int" -> "((JsonNumber) " + value + ").intValueExact()";
        default -> "((JsonNumber) " + value + ").longValueExact()";
      };
    }

    String store() {
      String value = "record." + name + "()";
      return switch (type) {
        case "boolean" -> value + " ? JsonValue.TRUE : JsonValue.FALSE";
        case "Instant" -> "JSON.createValue(" + value + ".toString())";
        default -> "JSON.createValue(" + value + ")";
      };
    }
  }

  private List<Property> properties(int schema) {
    return IntStream.range(0, properties)
        .mapToObj(
            i -> new Property("p" + schema + "x" + i, TYPES.get((i < 4 ? i : i + schema) % 8)))
        .toList();
  }

  /** The mappings, one for each entity; the last entity has parts of every kind. */
  List<HandMapping> compile() {
    try {
      Path folder = Files.createTempDirectory("dust-bench-schemas");
      List<JavaFileObject> sources = new ArrayList<>();
      for (int i = 0; i < COUNT - 1; i++) {
        sources.add(new Source("S" + i, source(i)));
      }
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      boolean done =
          compiler
              .getTask(
                  null,
                  null,
                  null,
                  List.of(
                      "-parameters",
                      "-proc:none",
                      "-d",
                      folder.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  sources)
              .call();
      if (!done) {
        throw new IllegalStateException("the generated entities cannot be compiled");
      }
      return load(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<HandMapping> load(Path folder) throws IOException {
    // Open for as long as its classes are used, which is until the process ends.
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, GeneratedSchemas.class.getClassLoader());
    List<HandMapping> mappings = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT - 1; i++) {
        Class<?> mapping = loader.loadClass("io.dustlayer.cdi.bench.S" + i + "$Hand");
        mappings.add((HandMapping) mapping.getDeclaredConstructor().newInstance());
      }
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
    mappings.add(new Everything.Hand(properties));
    return mappings;
  }

  private String source(int schema) {
    List<Property> all = properties(schema);
    String name = "S" + schema;
    return """
        package io.dustlayer.cdi.bench;

        import io.dustlayer.cdi.DustSchema;
        import jakarta.json.*;
        import jakarta.json.spi.JsonProvider;
        import java.time.Instant;
        import java.util.*;

        @DustSchema(prefix = "%1$s")
        public record %2$s(String slug, %3$s) {
          public static final class Hand implements HandMapping {
            private static final JsonProvider JSON = JsonProvider.provider();
            public Class<?> type() { return %2$s.class; }
            public String json() { return "{%4$s}"; }
            public Object load(String slug, JsonObject object) { return new %2$s(slug, %5$s); }
            public Map<String, JsonValue> store(Object entity) {
              %2$s record = (%2$s) entity;
              Map<String, JsonValue> stored = new LinkedHashMap<>();
              %6$s
              return stored;
            }
            private static String text(JsonValue json) { return ((JsonString) json).getString(); }
          }
        }
        """
        .formatted(
            "s" + schema,
            name,
            joined(all, p -> p.type() + " " + p.name(), ", "),
            joined(all, p -> "\\\"" + p.name() + "\\\":" + p.json(), ","),
            joined(all, Property::load, ", "),
            joined(all, p -> "stored.put(\"" + p.name() + "\", " + p.store() + ");", "\n"));
  }

  private static String joined(
      List<Property> all, java.util.function.Function<Property, String> part, String between) {
    return all.stream().map(part).collect(Collectors.joining(between));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///io/dustlayer/cdi/bench/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
