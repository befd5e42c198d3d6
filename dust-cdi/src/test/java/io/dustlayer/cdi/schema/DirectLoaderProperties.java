package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.schema.bean.Bean;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DirectLoaderProperties {

  private static final JsonProvider JSON = JsonProvider.provider();

  /** Every kind of property that has a way of its own. */
  @DustSchema(prefix = "parts", required = "name")
  public record Part(
      String slug,
      String name,
      long count,
      Integer size,
      boolean open,
      BigDecimal price,
      Instant at,
      Optional<String> note,
      List<String> tags,
      Map<String, Long> counts) {}

  /** A class whose setter refuses a value. */
  @DustSchema(prefix = "picky")
  public static class Picky {
    private String slug;
    private String name = "none";
    private int size;

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      if (name == null || name.contains("!")) {
        throw new IllegalArgumentException("no " + name);
      }
      this.name = name;
    }

    public int getSize() {
      return size;
    }

    public void setSize(int size) {
      this.size = size;
    }
  }

  @Provide
  Arbitrary<JsonObject> stored() {
    Arbitrary<JsonValue> values =
        Arbitraries.of(
                "\"text\"",
                "\"\"",
                "\"no!\"",
                "null",
                "7",
                "1.5",
                "1e2",
                "12345678901234567890",
                "true",
                "\"2026-01-02T03:04:05Z\"",
                "[\"a\",\"b\"]",
                "[1]",
                "{\"a\":1}",
                "{\"_type\":\"decimal\",\"_typed\":\"1.10\"}",
                "{\"a\":{\"_type\":\"datetime\",\"_typed\":\"2026-01-02T03:04:05Z\"}}")
            .map(DirectLoaderProperties::parse);
    return Arbitraries.maps(
            Arbitraries.of(
                "name", "count", "size", "open", "price", "at", "note", "tags", "counts", "other",
                "_type", "_typed"),
            values)
        .map(DirectLoaderProperties::object);
  }

  @Property(tries = 500)
  void the_short_way_gives_what_the_long_way_gives(@ForAll("stored") JsonObject stored) {
    agree(SchemaModel.of(Part.class), stored);
    agree(SchemaModel.of(Picky.class), stored);
  }

  private static <T> void agree(SchemaModel<T> model, JsonObject stored) {
    Bean bean = Bean.of(model.type());
    Optional<Object> longWay = new RecordLoader(model.properties(), "key").load(bean, stored);
    Object shortWay = DirectLoader.of(bean, model.properties()).load("key", stored);
    if (shortWay != null) {
      assertThat(shortWay).usingRecursiveComparison().isEqualTo(longWay.orElseThrow());
    }
    assertThat(model.load("key", stored) instanceof Loaded.Ok<T>).isEqualTo(longWay.isPresent());
    longWay.ifPresent(
        record ->
            assertThat(model.template("key", stored).instance().orElseThrow())
                .isNotSameAs(record)
                .usingRecursiveComparison()
                .isEqualTo(record));
  }

  @Example
  void what_fits_goes_the_short_way() {
    JsonObject fits =
        parse(
                "{\"name\":\"n\",\"count\":1,\"tags\":[\"a\"],\"counts\":{\"x\":2},"
                    + "\"price\":{\"_type\":\"decimal\",\"_typed\":\"1.10\"}}")
            .asJsonObject();
    SchemaModel<Part> model = SchemaModel.of(Part.class);

    Object loaded = DirectLoader.of(Bean.of(Part.class), model.properties()).load("key", fits);

    assertThat(loaded)
        .isEqualTo(
            new Part(
                "key",
                "n",
                1,
                null,
                false,
                new BigDecimal("1.1"),
                null,
                Optional.empty(),
                List.of("a"),
                Map.of("x", 2L)));
  }

  @Example
  void a_class_without_changeable_fields_is_copied_as_it_is() {
    SchemaModel<Picky> model = SchemaModel.of(Picky.class);
    Picky loaded =
        ((Loaded.Ok<Picky>) model.load("key", parse("{\"name\":\"n\",\"size\":3}"))).record();

    Picky copy = model.copier().orElseThrow().copy(loaded);

    assertThat(copy).isNotSameAs(loaded).usingRecursiveComparison().isEqualTo(loaded);
  }

  private static JsonValue parse(String text) {
    try (var reader = JSON.createReader(new java.io.StringReader(text))) {
      return reader.readValue();
    }
  }

  private static JsonObject object(Map<String, JsonValue> members) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    members.forEach(object::add);
    return object.build();
  }
}
