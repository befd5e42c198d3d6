package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustSchema;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entity with a nested record, a map, an adapter and another name. */
@DustSchema(prefix = "everything")
public record Everything(
    String slug,
    Size size,
    Map<String, Long> counts,
    @JsonbTypeAdapter(ColourAdapter.class) Colour colour,
    @JsonbProperty("page-title") String title) {

  /** A nested record. */
  public record Size(int width, int height) {}

  /** Something with an adapter. */
  public record Colour(int rgb) {}

  /** Writes colours as text. */
  public static final class ColourAdapter implements JsonbAdapter<Colour, String> {
    @Override
    public String adaptToJson(Colour colour) {
      return Integer.toHexString(colour.rgb());
    }

    @Override
    public Colour adaptFromJson(String text) {
      return new Colour(Integer.parseInt(text, 16));
    }
  }

  /** By hand. */
  record Hand(int properties) implements HandMapping {

    private static final JsonProvider JSON = JsonProvider.provider();

    @Override
    public Class<?> type() {
      return Everything.class;
    }

    @Override
    public String json() {
      return "{\"size\":{\"width\":3,\"height\":4},\"counts\":{\"a\":1,\"b\":2},"
          + "\"colour\":\"ff8800\",\"page-title\":\"A title\"}";
    }

    @Override
    public Object load(String slug, JsonObject object) {
      JsonObject size = object.getJsonObject("size");
      Map<String, Long> counts = new LinkedHashMap<>();
      object
          .getJsonObject("counts")
          .forEach((key, count) -> counts.put(key, ((JsonNumber) count).longValueExact()));
      return new Everything(
          slug,
          new Size(size.getInt("width"), size.getInt("height")),
          counts,
          new Colour(Integer.parseInt(text(object.get("colour")), 16)),
          text(object.get("page-title")));
    }

    @Override
    public Map<String, JsonValue> store(Object entity) {
      Everything record = (Everything) entity;
      JsonObjectBuilder counts = JSON.createObjectBuilder();
      record.counts().forEach(counts::add);
      Map<String, JsonValue> stored = new LinkedHashMap<>();
      stored.put(
          "size",
          JSON.createObjectBuilder()
              .add("width", record.size().width())
              .add("height", record.size().height())
              .build());
      stored.put("counts", counts.build());
      stored.put("colour", JSON.createValue(Integer.toHexString(record.colour().rgb())));
      stored.put("page-title", JSON.createValue(record.title()));
      return stored;
    }

    private static String text(JsonValue json) {
      return ((JsonString) json).getString();
    }
  }
}
