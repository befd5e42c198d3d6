package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written as JSON is read back by any reader of JSON. */
class JsonTextProperties {

  private static final JsonFrameCodec CODEC = new JsonFrameCodec(JsonProvider.provider());

  @Property(tries = 300)
  void everyTextIsReadBack(@ForAll String key, @ForAll String text) {
    JsonValue value = Json.createObjectBuilder().add(key, text).build();

    assertThat(read(value)).isEqualTo(value);
  }

  @Property(tries = 300)
  void everyNumberIsReadBack(@ForAll BigDecimal decimal, @ForAll long integer) {
    JsonValue value = Json.createArrayBuilder().add(decimal).add(integer).build();

    assertThat(read(value)).isEqualTo(value);
  }

  @Property(tries = 300)
  void everyTreeIsReadBack(@ForAll List<List<Integer>> lists) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (List<Integer> list : lists) {
      JsonObjectBuilder object = Json.createObjectBuilder();
      list.forEach(number -> object.add("n" + number, Json.createArrayBuilder().add(number)));
      all.add(object).add(JsonValue.TRUE).add(JsonValue.FALSE).add(JsonValue.NULL);
    }
    JsonValue value = all.build();

    assertThat(read(value)).isEqualTo(value);
  }

  @Example
  void aFrameIsWhatItWasWhenItIsReadBack() throws Exception {
    Frame frame =
        new Frame(null, "7", "store:a/\"b\"", "write", Json.createObjectBuilder().build());

    assertThat(CODEC.encode(frame)).isEqualTo("[null,\"7\",\"store:a/\\\"b\\\"\",\"write\",{}]");
    assertThat(CODEC.decode(CODEC.encode(frame))).isEqualTo(frame);
  }

  private static JsonValue read(JsonValue value) {
    String text = new JsonText().value(value).toString();
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
