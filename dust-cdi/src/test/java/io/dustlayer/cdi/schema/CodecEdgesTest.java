package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustValidationException;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that would be written and then lost, or could not be read again. */
class CodecEdgesTest {

  /** Gives nothing back. */
  public static final class Swallowing implements JsonbAdapter<String, String> {
    @Override
    public String adaptToJson(String text) {
      return "x";
    }

    @Override
    public String adaptFromJson(String text) {
      return null;
    }
  }

  /** Stores a number with a letter. */
  public static final class Lettered implements JsonbAdapter<Integer, String> {
    @Override
    public String adaptToJson(Integer number) {
      return "c" + number;
    }

    @Override
    public Integer adaptFromJson(String text) {
      return Integer.valueOf(text.substring(1));
    }
  }

  @DustSchema(prefix = "edges")
  record Edges(
      String slug,
      @JsonbTypeAdapter(Lettered.class) int adaptedPrimitive,
      @JsonbTypeAdapter(Swallowing.class) String swallowed,
      Optional<JsonValue> maybeJson,
      Optional<Optional<String>> maybeTwice,
      Set<BigDecimal> decimals,
      JsonValue json,
      Map<String, JsonValue> jsons,
      List<Nest> nests) {}

  record Nest(Nest inner) {}

  private static final SchemaModel<Edges> EDGES = SchemaModel.of(Edges.class);

  private static PropertyModel edge(String name) {
    return EDGES.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void refusedEdge(String name, Object value, String reason) {
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(() -> EDGES.encode(edge(name), value))
        .withMessageContaining(name)
        .withMessageContaining(reason);
  }

  @Test
  void anAdapterMayBeOnAPrimitive() {
    JsonValue stored = EDGES.encode(edge("adaptedPrimitive"), 5);
    assertThat(stored).hasToString("\"c5\"");
    assertThat(edge("adaptedPrimitive").decode(stored)).isEqualTo(5);
  }

  @Test
  void anAdapterThatReadsNullFromWhatItWritesIsRefused() {
    refusedEdge("swallowed", "text", "Swallowing reads null from what it writes");
  }

  @Test
  void anOptionalWhoseContentIsStoredAsNullIsRefused() {
    refusedEdge("maybeJson", Optional.of(JsonValue.NULL), "would be read as empty");
    refusedEdge("maybeTwice", Optional.of(Optional.empty()), "would be read as empty");
    assertThat(EDGES.encode(edge("maybeTwice"), Optional.empty())).isEqualTo(JsonValue.NULL);
  }

  @Test
  void aSetThatWouldLoseAnElementIsRefused() {
    Set<BigDecimal> alike = new HashSet<>(List.of(new BigDecimal("1.0"), new BigDecimal("1.00")));
    assertThat(alike).hasSize(2);
    refusedEdge("decimals", alike, "two elements are stored alike");
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 1100, 100_000})
  void valuesNestedTooDeeplyToBeReadAreRefused(int depth) {
    JsonValue array = JsonValue.EMPTY_JSON_ARRAY;
    JsonValue object = Json.createValue("x");
    Nest nest = null;
    for (int i = 0; i < depth; i++) {
      array = Json.createArrayBuilder().add(array).build();
      object = Json.createObjectBuilder().add("a", object).build();
      nest = new Nest(nest);
    }
    refusedEdge("json", array, "nested more than 500 levels");
    refusedEdge("json", object, "nested more than 500 levels");
    refusedEdge("jsons", Map.of("a", object), "nested more than 500 levels");
    refusedEdge("nests", List.of(nest), "nested more than 500 levels");
  }

  @Test
  void fiveHundredLevelsAreStored() {
    JsonValue array = Json.createValue("x");
    for (int i = 0; i < 500; i++) {
      array = Json.createArrayBuilder().add(array).build();
    }
    JsonValue stored = EDGES.encode(edge("json"), array);
    assertThat(edge("json").decode(stored)).isEqualTo(array);
  }
}
