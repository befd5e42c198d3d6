package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustSchema;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

  enum Level {
    LOW
  }

  record Author(String name, int age) {}

  @DustSchema(
      prefix = "items",
      required = {"title", "count"})
  record Item(
      String slug,
      String title,
      Integer count,
      byte tiny,
      long big,
      double number,
      float single,
      BigDecimal price,
      BigInteger huge,
      Instant at,
      LocalDateTime local,
      OffsetDateTime offset,
      Level level,
      char letter,
      byte[] bytes,
      Author author,
      List<Integer> counts,
      int[] primitives,
      Map<String, Integer> map) {}

  private final SchemaModel<Item> items = SchemaModel.of(Item.class);

  private Loaded<Item> load(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return items.load("s", reader.readValue());
    }
  }

  private Item item(String property) {
    Loaded<Item> loaded = load("{\"title\":\"t\",\"count\":1," + property + "}");
    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
    return ((Loaded.Ok<Item>) loaded).record();
  }

  private Loaded.Unloadable<Item> unloadable(String json) {
    Loaded<Item> loaded = load(json);
    assertThat(loaded).isInstanceOf(Loaded.Unloadable.class);
    return (Loaded.Unloadable<Item>) loaded;
  }

  private String problem(String property) {
    Loaded.Unloadable<Item> unloadable =
        unloadable("{\"title\":\"t\",\"count\":1," + property + "}");
    assertThat(unloadable.problems()).hasSize(1);
    return unloadable.problems().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":1,\"x\":2}",
        "{\"title\":\"\",\"count\":1,\"x\":2}",
        "{\"title\":null,\"count\":1,\"x\":2}"
      })
  void missingRequiredPropertiesAreReportedWithWhatIsUnrecognized(String json) {
    assertThat(load(json))
        .isEqualTo(new Loaded.Unloadable<Item>("s", List.of("title"), List.of("x"), List.of()));
  }

  @Test
  void unrecognizedNamesAloneDoNoHarm() {
    assertThat(item("\"x\":{\"y\":1}").title()).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"t\"", "[]", "null"})
  void aValueThatIsNoObjectIsNoRecord(String json) {
    assertThat(unloadable(json).problems()).asString().contains("not an object");
  }

  @Test
  void absentValues() {
    Item item = item("\"author\":null,\"map\":null,\"tiny\":null");
    assertThat(item.author()).isNull();
    assertThat(item.map()).isEmpty();
    assertThat(item.tiny()).isZero();
    assertThat(item.letter()).isEqualTo('\0');
    assertThat(item.counts()).isNull();
  }

  @Test
  void readsLiberallyWhereNothingIsLost() {
    assertThat(item("\"number\":5").number()).isEqualTo(5.0);
    assertThat(item("\"number\":123456789012345680000").number()).isEqualTo(1.2345678901234568e20);
    assertThat(item("\"count\":7.0").count()).isEqualTo(7);
    assertThat(item("\"big\":1.0e3").big()).isEqualTo(1000);
    assertThat(item("\"bytes\":[1,-1]").bytes()).containsExactly(1, -1);
    assertThat(item("\"single\":0.1").single()).isEqualTo(0.1f);
  }

  @Test
  void readsDecimalsFromTheDoubleThatTheServerKeeps() {
    assertThat(item("\"price\":1.50").price()).isEqualTo(new BigDecimal("1.5"));
    assertThat(item("\"price\":1.0e3").price()).isEqualTo(new BigDecimal("1000"));
    assertThat(item("\"price\":2.0000000000000002E-3").price()).isEqualTo(new BigDecimal("0.002"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"count\":1.5|count should be a whole number but has a fraction",
        "\"count\":2147483648|count is beyond the range of Integer",
        "\"tiny\":300|tiny is beyond the range of Byte",
        "\"big\":9223372036854775808|big is beyond the range of Long",
        "\"big\":1e999999999|big has more than 1000 digits",
        "\"count\":\"5\"|count should be a number but is text",
        "\"number\":9007199254740993|number is an integer of more digits than a floating-point number",
        "\"number\":1e400|number is too large for a floating-point number",
        "\"single\":1e300|single is too large for a floating-point number",
        "\"price\":\"abc\"|price should be a number",
        "\"price\":[]|price should be a number but is an array",
        "\"level\":\"low\"|level is not the name of a Level",
        "\"letter\":\"ab\"|letter should be one character but has 2",
        "\"at\":\"yesterday\"|at is text, but not an instant",
        "\"at\":5|at should be an instant but is a number",
        "\"bytes\":\"*\"|bytes is text, but not Base64",
        "\"author\":{\"age\":\"x\"}|author.age should be a number but is text",
        "\"author\":[]|author should be an object but is an array",
        "\"counts\":[1,\"x\"]|counts[1] should be a number but is text",
        "\"primitives\":[null]|primitives[0] is null, but its type is primitive",
        "\"map\":{\"a b\":true}|map['a b'] should be a number but is a boolean",
        "\"map\":5|map should be an object but is a number"
      })
  void undecodableValuesAreNamedWithTheReason(String stored, String problem) {
    assertThat(problem(stored)).isEqualTo(problem);
  }

  @Test
  void typedValuesReadLikeTheirText() {
    Instant noon = Instant.parse("2026-01-02T03:04:05.5Z");
    for (String datetime :
        List.of(
            "\"2026-01-02T03:04:05.5Z\"",
            "{\"_typed\":\"2026-01-02T03:04:05.5Z\",\"_type\":\"datetime\"}")) {
      assertThat(item("\"at\":" + datetime).at()).isEqualTo(noon);
      assertThat(item("\"offset\":" + datetime).offset().toInstant()).isEqualTo(noon);
      assertThat(item("\"local\":" + datetime).local())
          .isEqualTo(LocalDateTime.ofInstant(noon, ZoneOffset.UTC));
    }
    assertThat(item("\"price\":{\"_typed\":\"1.10\",\"_type\":\"decimal\"}").price())
        .isEqualTo(item("\"price\":\"1.10\"").price())
        .isEqualTo(new BigDecimal("1.1"));
    assertThat(item("\"price\":\"0.1234567890123456789\"").price())
        .isEqualTo(new BigDecimal("0.1234567890123456789"));
  }

  @Test
  void typedDecimalsAreReadAsAnyKindOfNumber() {
    assertThat(item("\"number\":" + decimal("12.5")).number()).isEqualTo(12.5);
    assertThat(item("\"single\":" + decimal("12.5")).single()).isEqualTo(12.5f);
    assertThat(item("\"big\":" + decimal("12.0")).big()).isEqualTo(12);
    assertThat(item("\"huge\":" + decimal("12")).huge()).isEqualTo(12);
    assertThat(item("\"counts\":[" + decimal("1") + ",2]").counts()).containsExactly(1, 2);
    assertThat(item("\"map\":{\"a\":" + decimal("3") + "}").map()).containsEntry("a", 3);
    assertThat(item("\"price\":" + decimal("0.1234567890123456789")).price())
        .isEqualTo(new BigDecimal("0.1234567890123456789"));
    assertThat(problem("\"number\":" + decimal("x"))).startsWith("number should be a number");
    assertThat(problem("\"big\":" + decimal("1.5"))).contains("fraction");
    assertThat(problem("\"number\":\"12.5\"")).startsWith("number should be a number");
  }

  private static String decimal(String digits) {
    return "{\"_type\":\"decimal\",\"_typed\":\"" + digits + "\"}";
  }

  @Test
  void problemsDoNotShowStoredValues() {
    assertThat(problem("\"price\":\"secret\"")).doesNotContain("secret");
  }

  @Test
  void allProblemsAreCollected() {
    Loaded.Unloadable<Item> unloadable = unloadable("{\"tiny\":\"x\",\"level\":1}");
    assertThat(unloadable.missing()).containsExactly("title", "count");
    assertThat(unloadable.problems()).hasSize(2);
  }

  @Test
  void anEmptyStoreLoadsNothingOfARequiredRecord() {
    assertThat(items.load("s", JsonValue.EMPTY_JSON_OBJECT)).isInstanceOf(Loaded.Unloadable.class);
  }
}
