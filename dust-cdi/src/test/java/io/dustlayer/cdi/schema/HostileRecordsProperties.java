package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.HostileInput;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever somebody stored: a record is made of it, or the reasons why not; nothing is thrown. */
class HostileRecordsProperties {

  private static final List<SchemaModel<?>> MODELS =
      List.of(
          SchemaModel.of(Everything.Scalars.class),
          SchemaModel.of(Everything.Times.class),
          SchemaModel.of(Everything.Containers.class),
          SchemaModel.of(Everything.Nested.class));

  /** What a store holds for a record of one of the schemas. */
  record Case(SchemaModel<?> model, JsonValue stored) {}

  @Property(tries = 3000)
  void a_record_is_loaded_or_it_is_said_why_not(@ForAll("cases") Case one) {
    Loaded<?> loaded = one.model().load("slug", one.stored());

    if (loaded instanceof Loaded.Ok<?> ok) {
      assertThat(ok.record()).hasSameHashCodeAs(ok.record());
      assertThat(ok.record().toString()).isNotNull();
    } else {
      Loaded.Unloadable<?> why = (Loaded.Unloadable<?>) loaded;
      assertThat(why.missing().size() + why.problems().size()).isPositive();
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(MODELS)
        .flatMap(
            model ->
                Arbitraries.frequencyOf(
                        Tuple.of(9, objects(model)), Tuple.of(1, HostileInput.jsonValues()))
                    .map(stored -> new Case(model, stored)));
  }

  // One or two properties at a time: the first problem must not hide the others.
  private static Arbitrary<JsonValue> objects(SchemaModel<?> model) {
    List<String> names = model.properties().stream().map(PropertyModel::wireName).toList();
    return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.of(names), HostileInput.names()),
            Arbitraries.of(names),
            values(),
            values())
        .as(HostileRecordsProperties::object);
  }

  private static JsonValue object(String first, String second, JsonValue one, JsonValue other) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    return object.add(first, one).add(second, other).build();
  }

  private static Arbitrary<JsonValue> values() {
    Arbitrary<JsonValue> texts =
        Arbitraries.of(
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "9".repeat(5000),
                "NaN",
                "Infinity",
                "0x1p3",
                "2024-01-01",
                "+999999999-12-31",
                "+999999999-12-31T23:59:59.999999999-18:00",
                "-999999999-01-01T00:00:00Z",
                "2024-01-01T00:00:00+01:00[Europe/Berlin]",
                "23:59:60",
                "--02-30",
                "P1Y2M3DT4H",
                "PT-9223372036854775808S",
                "PT9223372036854775808S",
                "P2147483648Y",
                "+19:00",
                "Mars/Olympus",
                "31.12.9999999999",
                "1.234,5",
                "AAAA====",
                "\ud800",
                "LOW",
                "EUR",
                "://",
                "00000000-0000-0000-0000-00000000000g",
                "")
            .map(Json::createValue);
    Arbitrary<JsonValue> typed =
        Combinators.combine(HostileInput.jsonValues(), HostileInput.jsonValues())
            .as(
                (value, type) ->
                    Json.createObjectBuilder().add("_typed", value).add("_type", type).build());
    return Arbitraries.frequencyOf(
        Tuple.of(3, HostileInput.jsonValues()),
        Tuple.of(3, texts),
        Tuple.of(1, typed),
        Tuple.of(1, texts.list().ofMaxSize(3).map(HostileRecordsProperties::array)));
  }

  private static JsonValue array(List<JsonValue> elements) {
    return Json.createArrayBuilder(elements).build();
  }
}
