package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * What is written reads back in normal form through the value model of a server, or is refused with
 * the name of its property.
 */
class RoundTripProperties {

  private static final List<Class<?>> ENTITIES =
      List.of(
          Everything.Scalars.class,
          Everything.Times.class,
          Everything.Containers.class,
          Everything.Nested.class);

  /** One value for one property of one entity. */
  record Sample(SchemaModel<?> model, PropertyModel property, Object value) {
    @Override
    public String toString() {
      return model.name() + "." + property.name() + " = " + value;
    }
  }

  @Provide
  Arbitrary<Sample> samples() {
    List<Arbitrary<Sample>> all =
        ENTITIES.stream()
            .map(SchemaModel::of)
            .<Arbitrary<Sample>>flatMap(
                model ->
                    model.properties().stream()
                        .map(
                            property ->
                                Values.of(property.type())
                                    .map(value -> new Sample(model, property, value))))
            .toList();
    return Arbitraries.oneOf(all);
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void aPropertyReadsBackInBothShapesOrIsRefusedByName(@ForAll("samples") Sample sample) {
    JsonValue stored;
    try {
      stored = sample.model().encode(sample.property(), sample.value());
    } catch (DustValidationException refused) {
      Statistics.label("outcome").collect("refused");
      assertThat(refused.violations())
          .extracting(Violation::property)
          .allMatch(path -> path.startsWith(sample.property().name()));
      return;
    }
    Statistics.label("outcome").collect("stored");
    assertThat(readAsFlat(sample, stored)).matches(read -> NormalForm.isOf(read, sample.value()));
    assertThat(readAsMap(sample, stored)).matches(read -> NormalForm.isOf(read, sample.value()));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void normalizeGivesWhatAReadGives(@ForAll("records") Record record) {
    checkNormalize(record);
  }

  @Provide
  Arbitrary<Record> records() {
    return Arbitraries.of(ENTITIES)
        .flatMap(entity -> Values.record(entity, entity, 2))
        .map(Record.class::cast)
        .map(RoundTripProperties::withoutRefused);
  }

  @SuppressWarnings("unchecked")
  private static <T> void checkNormalize(T record) {
    SchemaModel<T> model = SchemaModel.of((Class<T>) record.getClass());
    Map<String, JsonValue> leaves = new LinkedHashMap<>();
    model.encode(record).forEach((property, json) -> leaves.put(property.wireName(), json));
    JsonValue stored = SimulatedServer.putEach(leaves).orElse(JsonValue.EMPTY_JSON_OBJECT);
    Loaded<T> loaded = model.load(model.slug(record), stored);

    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
    T read = ((Loaded.Ok<T>) loaded).record();
    assertThat(read).matches(found -> NormalForm.isOf(found, record));
    assertThat(model.normalize(record)).matches(found -> NormalForm.isOf(found, read));
    assertThat(model.encode(read)).isEqualTo(model.encode(model.normalize(record)));
  }

  // A record of many properties nearly always holds one that is refused; null takes its place.
  private static Record withoutRefused(Record record) {
    SchemaModel<Record> model = modelOf(record);
    Map<String, Object> values = new HashMap<>(model.values(record));
    DustValidationException refused =
        catchThrowableOfType(DustValidationException.class, () -> model.encode(record));
    if (refused != null) {
      for (Violation violation : refused.violations()) {
        values.put(violation.property().replaceFirst("[.\\[].*", ""), null);
      }
    }
    return model.construct(record, values);
  }

  @SuppressWarnings("unchecked")
  private static SchemaModel<Record> modelOf(Record record) {
    return SchemaModel.of((Class<Record>) record.getClass());
  }

  private static Object readAsFlat(Sample sample, JsonValue stored) {
    if (stored.equals(JsonValue.EMPTY_JSON_OBJECT)) {
      return read(sample, Optional.empty());
    }
    return read(sample, SimulatedServer.putEach(Map.of(sample.property().wireName(), stored)));
  }

  private static Object readAsMap(Sample sample, JsonValue stored) {
    JsonObjectBuilder whole = Json.createObjectBuilder();
    whole.add(sample.property().wireName(), stored);
    return read(sample, SimulatedServer.put(whole.build()));
  }

  private static Object read(Sample sample, Optional<JsonValue> stored) {
    return read(sample.model(), sample.property(), stored);
  }

  private static <T> Object read(
      SchemaModel<T> model, PropertyModel property, Optional<JsonValue> stored) {
    Loaded<T> loaded = model.load("key", stored.orElse(JsonValue.EMPTY_JSON_OBJECT));
    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
    return model.value(property, ((Loaded.Ok<T>) loaded).record());
  }
}
