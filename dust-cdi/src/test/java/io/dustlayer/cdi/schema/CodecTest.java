package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.schema.codec.ConversionException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

  record Author(String name, Optional<Map<String, String>> maybe, Map<String, String> links) {}

  /** Loses what it is given. */
  public static final class Forgetful implements JsonbAdapter<String, String> {
    private int calls;

    @Override
    public String adaptToJson(String text) {
      return text + calls++;
    }

    @Override
    public String adaptFromJson(String text) {
      return text;
    }
  }

  /** A shape of several kinds. */
  @JsonbTypeInfo({
    @JsonbSubtype(alias = "circle", type = Circle.class),
    @JsonbSubtype(alias = "square", type = Square.class)
  })
  public interface Shape {}

  /** A circle. */
  public static class Circle implements Shape {
    public double radius;
  }

  /** A square. */
  public static class Square implements Shape {
    public BigDecimal side;
  }

  /** Made by a factory method. */
  public static final class Version {
    private final int major;

    private Version(int major) {
      this.major = major;
    }

    @JsonbCreator
    public static Version of(@JsonbProperty("major") int major) {
      return new Version(major);
    }

    public int getMajor() {
      return major;
    }
  }

  /** Stored as one text. */
  public record Phone(String country, String number) {}

  /** Writes phones. */
  public static final class PhoneWriter implements JsonbSerializer<Phone> {
    @Override
    public void serialize(Phone phone, JsonGenerator generator, SerializationContext context) {
      generator.write(phone.country() + " " + phone.number());
    }
  }

  /** Reads phones. */
  public static final class PhoneReader implements JsonbDeserializer<Phone> {
    @Override
    public Phone deserialize(JsonParser parser, DeserializationContext context, Type type) {
      String[] parts = parser.getString().split(" ");
      return new Phone(parts[0], parts[1]);
    }
  }

  @DustSchema(prefix = "all")
  record All(
      String slug,
      BigDecimal price,
      double number,
      BigInteger huge,
      Map<String, Map<String, Integer>> maps,
      List<Map<String, Integer>> mapList,
      Author author,
      List<Author> authors,
      JsonObject json,
      @JsonbTypeAdapter(Forgetful.class) String forgotten,
      @JsonbDateFormat("dd.MM.uuuu") LocalDate day,
      @JsonbDateFormat("dd.MM.uuuu") LocalDateTime moment,
      @JsonbNumberFormat("#,##0.00") BigDecimal cents,
      Shape shape,
      Version version,
      @JsonbTypeSerializer(PhoneWriter.class) @JsonbTypeDeserializer(PhoneReader.class)
          Phone phone) {}

  private final SchemaModel<All> model = SchemaModel.of(All.class);

  private PropertyModel property(String name) {
    return model.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String stored(String property, Object value) {
    return model.encode(property(property), value).toString();
  }

  private void refused(String property, Object value, String reason) {
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(() -> model.encode(property(property), value))
        .withMessageContaining(": " + property)
        .withMessageContaining(reason);
  }

  private Object read(String property, String json) {
    JsonValue value = model.encode(property(property), null);
    assertThat(value).isEqualTo(JsonValue.NULL);
    try (var reader = Json.createReader(new StringReader(json))) {
      return property(property).decode(reader.readValue());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.50,1.5",
    "1E+2,100",
    "0.000,0",
    "-0.1,-0.1",
    "0.123456789012345,0.123456789012345",
    "123456789.123456,123456789.123456",
    "1E-300,1E-300",
    "123456789012345678901234567890,123456789012345678901234567890",
    "123456789012345678901234567890.000,123456789012345678901234567890",
    "0.30000000000000004,0.30000000000000004"
  })
  void decimalsAreStoredInNormalForm(String value, String json) {
    assertThat(stored("price", new BigDecimal(value))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1234567890123456789",
        "123456789012345678.5",
        "0.30000000000000001",
        "1E-400",
        "1E+1000",
        "1E+1000000000"
      })
  void decimalsThatWouldLoseDigitsAreRefused(String value) {
    refused("price", new BigDecimal(value), "digits");
  }

  @Test
  void floatingPointNumbersKeepTheirKind() {
    assertThat(stored("number", 100.0)).isEqualTo("100.0");
    assertThat(stored("number", -0.0)).isEqualTo("0.0");
    refused("number", Double.NaN, "NaN");
    refused("number", Double.NEGATIVE_INFINITY, "Infinity");
  }

  @Test
  void integersHaveAtMostAThousandDigits() {
    assertThat(stored("huge", BigInteger.TEN.pow(999))).hasSize(1000);
    refused("huge", BigInteger.TEN.pow(1000), "more than 1000 digits");
  }

  @Test
  void emptyMapsVanishUnlessAListHoldsThem() {
    assertThat(stored("maps", Map.of())).isEqualTo("{}");
    refused("maps", Map.of("a", Map.of()), "maps['a']");
    assertThat(stored("mapList", List.of(Map.of()))).isEqualTo("[{}]");
  }

  @Test
  void aNestedRecordOfNothingIsRefusedUnlessAListHoldsIt() {
    Author nobody = new Author(null, null, Map.of());
    refused("author", nobody, "use null");
    assertThat(stored("authors", List.of(nobody))).isEqualTo("[{}]");
    assertThat(read("authors", "[{}]"))
        .isEqualTo(List.of(new Author(null, Optional.empty(), Map.of())));
  }

  @Test
  void anOptionalOfAnEmptyMapWouldReadAsEmpty() {
    refused("author", new Author("a", Optional.of(Map.of()), null), "author.maybe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_type", "_typed", "\uD800"})
  void keysThatServersRefuseAreRefusedAtAnyDepth(String key) {
    refused("maps", Map.of(key, Map.of("a", 1)), "has a key");
    refused("maps", Map.of("a", Map.of(key, 1)), "maps['a']");
    refused("mapList", List.of(Map.of(key, 1)), "mapList[0]");
  }

  @Test
  void theKeyJsonIsRefusedOnTopOnly() {
    refused("maps", Map.of("_json", Map.of("a", 1)), "_json");
    assertThat(stored("maps", Map.of("a", Map.of("_json", 1)))).isEqualTo("{\"a\":{\"_json\":1}}");
  }

  @Test
  void nullValuesAndElementsAreKept() {
    Map<String, Map<String, Integer>> map = new HashMap<>();
    map.put("a", null);
    assertThat(stored("maps", map)).isEqualTo("{\"a\":null}");
    assertThat(read("maps", "{\"a\":null}")).isEqualTo(map);
  }

  @Test
  void jsonObjectsMustNotVanish() {
    refused("json", JsonValue.EMPTY_JSON_OBJECT, "use null");
  }

  @Test
  void anAdapterThatDoesNotReadWhatItWritesIsRefused() {
    refused("forgotten", "x", "Forgetful does not read what it writes");
  }

  @Test
  void formatsThatShowOnlyAPartAreRefused() {
    assertThat(stored("day", LocalDate.of(2026, 11, 21))).isEqualTo("\"21.11.2026\"");
    assertThat(read("day", "\"21.11.2026\"")).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(read("day", "\"2026-11-21\"")).isEqualTo(LocalDate.of(2026, 11, 21));
    refused("moment", LocalDateTime.of(2026, 11, 21, 5, 0), "moment");
    assertThat(stored("cents", new BigDecimal("1234.5"))).isEqualTo("\"1,234.50\"");
    assertThat(read("cents", "\"1,234.50\"")).isEqualTo(new BigDecimal("1234.5"));
    refused("cents", new BigDecimal("0.005"), "would lose digits");
  }

  @Test
  void jsonbConvertsTypesWithTypeInformation() {
    Square square = new Square();
    square.side = new BigDecimal("1.5");
    String json = stored("shape", square);
    assertThat(read("shape", json))
        .isInstanceOfSatisfying(Square.class, s -> assertThat(s.side).isEqualTo("1.5"));
    square.side = new BigDecimal("0.1234567890123456789");
    refused("shape", square, "would be read back changed");
  }

  @Test
  void jsonbConvertsTypesWithCreatorsAndSerializers() {
    assertThat(stored("version", Version.of(3))).isEqualTo("{\"major\":3}");
    assertThat(read("version", "{\"major\":3}"))
        .isInstanceOfSatisfying(Version.class, v -> assertThat(v.getMajor()).isEqualTo(3));
    assertThat(stored("phone", new Phone("+49", "123"))).isEqualTo("\"+49 123\"");
    assertThat(read("phone", "\"+49 123\"")).isEqualTo(new Phone("+49", "123"));
  }

  @Test
  void whatADeserializerThrowsIsAReason() {
    assertThatExceptionOfType(ConversionException.class)
        .isThrownBy(() -> read("phone", "\"nospace\""))
        .withMessageStartingWith("cannot be read by JSON-B: ");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void valuesOfAWrongTypeInsideAContainerAreRefused() {
    List polluted = List.of("text");
    refused("mapList", polluted, "mapList[0]");
  }
}
