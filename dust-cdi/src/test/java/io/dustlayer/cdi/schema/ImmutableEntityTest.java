package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustSchema;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImmutableEntityTest {

  record Money(BigDecimal amount, String currency) {}

  record Node(String name, Optional<Node> next) {}

  record Basket(List<Money> content) {}

  record Box<C>(C content) {}

  @DustSchema(prefix = "scalars")
  record Scalars(
      String slug,
      int number,
      Long big,
      UUID id,
      Instant at,
      DayOfWeek day,
      JsonValue json,
      OptionalInt maybe,
      Optional<Money> price,
      Money total,
      Node chain,
      Box<String> box) {}

  @DustSchema(prefix = "lists")
  record Lists(String slug, List<String> names) {}

  @DustSchema(prefix = "maps")
  record Maps(String slug, Map<String, String> names) {}

  @DustSchema(prefix = "arrays")
  record Arrays(String slug, byte[] bytes) {}

  @DustSchema(prefix = "dates")
  record Dates(String slug, Date date) {}

  @DustSchema(prefix = "inside")
  record Inside(String slug, Optional<Basket> basket) {}

  @DustSchema(prefix = "generic")
  record Generic(String slug, Box<Date> box) {}

  @DustSchema(prefix = "classes")
  static final class AClass {
    public String slug;
    public String name;
  }

  @Test
  void a_record_of_scalars_optionals_json_and_such_records_is_immutable() {
    assertThat(SchemaModel.of(Scalars.class).isImmutable()).isTrue();
  }

  @Test
  void what_holds_a_collection_an_array_a_date_or_fields_is_not() {
    assertThat(SchemaModel.of(Lists.class).isImmutable()).isFalse();
    assertThat(SchemaModel.of(Maps.class).isImmutable()).isFalse();
    assertThat(SchemaModel.of(Arrays.class).isImmutable()).isFalse();
    assertThat(SchemaModel.of(Dates.class).isImmutable()).isFalse();
    assertThat(SchemaModel.of(Inside.class).isImmutable()).isFalse();
    assertThat(SchemaModel.of(Generic.class).isImmutable()).isFalse();
    assertThat(SchemaModel.of(AClass.class).isImmutable()).isFalse();
  }
}
