package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.Violation;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChangesetTest {

  enum Level {
    LOW,
    HIGH
  }

  record Author(String name, Integer age) {}

  @DustSchema(prefix = "links", required = "title")
  record Link(
      String slug,
      String title,
      Integer count,
      int hits,
      boolean read,
      BigDecimal price,
      LocalDate day,
      Level level,
      Optional<String> note,
      List<Integer> numbers,
      double[] weights,
      Map<String, Integer> labels,
      Set<String> tags,
      Author author) {
    Link {
      if ("forbidden".equals(title)) {
        throw new IllegalArgumentException("a bad title");
      }
    }
  }

  private static Link link() {
    return new Link(
        "dust",
        "Dust",
        1,
        2,
        true,
        new BigDecimal("1.50"),
        LocalDate.EPOCH,
        Level.LOW,
        Optional.of("note"),
        List.of(1),
        new double[] {1},
        null,
        Set.of("a", "b", "c"),
        new Author("A", 3));
  }

  private static Object cast(String property, Object outside) {
    Map<String, Object> params = new HashMap<>();
    params.put(property, outside);
    Changeset<Link> change = Changeset.create(Link.class).cast(params, property);
    assertThat(change.errors()).isEmpty();
    return change.changes().get(property);
  }

  private static String castError(String property, Object outside) {
    Map<String, Object> params = new HashMap<>();
    params.put(property, outside);
    Changeset<Link> change = Changeset.create(Link.class).cast(params, property);
    assertThat(change.changes()).isEmpty();
    assertThat(change.errors()).hasSize(1);
    return change.errors().get(0).toString();
  }

  @Test
  void castsTextToTheTypeOfTheProperty() {
    assertThat(cast("count", "42")).isEqualTo(42);
    assertThat(cast("hits", " 7 ")).isEqualTo(7);
    assertThat(cast("read", "true")).isEqualTo(true);
    assertThat(cast("price", "1.25")).isEqualTo(new BigDecimal("1.25"));
    assertThat(cast("day", "2026-11-21")).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(cast("level", "HIGH")).isEqualTo(Level.HIGH);
    assertThat(cast("note", "x")).isEqualTo(Optional.of("x"));
    assertThat(cast("slug", "new")).isEqualTo("new");
  }

  @Test
  void castsStructures() {
    assertThat(cast("numbers", List.of("1", 2, Json.createValue(3)))).isEqualTo(List.of(1, 2, 3));
    assertThat(cast("weights", new int[] {1, 2})).isEqualTo(new double[] {1, 2});
    assertThat(cast("labels", Map.of("a", "1"))).isEqualTo(Map.of("a", 1));
    assertThat(cast("author", Map.of("name", "N", "age", "5"))).isEqualTo(new Author("N", 5));
    assertThat(cast("author", Json.createObjectBuilder().add("name", "N").build()))
        .isEqualTo(new Author("N", null));
    assertThat(cast("author", new Author("same", 1))).isEqualTo(new Author("same", 1));
    assertThat(cast("tags", List.of("x", "x"))).isEqualTo(Set.of("x"));
  }

  @Test
  void collectsWhatCannotBeCast() {
    assertThat(castError("count", "many")).isEqualTo("count: should be a number");
    assertThat(castError("count", 1.5)).contains("count: should be a whole number");
    assertThat(castError("hits", null)).startsWith("hits: is null");
    assertThat(castError("title", 5)).isEqualTo("title: should be text but is a number");
    assertThat(castError("read", "perhaps")).isEqualTo("read: should be true or false");
    assertThat(castError("numbers", List.of("1", "x"))).startsWith("numbers[1]: ");
    assertThat(castError("numbers", 5)).startsWith("numbers: should be a list");
    assertThat(castError("author", Map.of("nme", "x"))).isEqualTo("author: has no property 'nme'");
    assertThat(castError("author", Map.of("age", "x"))).startsWith("author.age: ");
    assertThat(castError("labels", "x")).startsWith("labels: should be a map");
    assertThat(castError("day", new Object())).startsWith("day: cannot be converted");
    assertThat(castError("price", Double.NaN)).startsWith("price: ");
    assertThat(castError("slug", 5)).startsWith("slug: ");
  }

  @Test
  void takesOverOnlyWhatIsPermittedAndPresent() {
    Changeset<Link> change =
        Changeset.of(link()).cast(Map.of("title", "New", "count", 9), "title", "price");
    assertThat(change.changes()).isEqualTo(Map.of("title", "New"));
  }

  @Test
  void castingRefusesUnknownNamesWithoutThrowing() {
    Changeset<?> change = Changeset.of(link()).cast(Map.of("titel", "T", "other", 1), "titel");
    assertThat(change.changes()).isEmpty();
    assertThat(change.errors())
        .containsExactly(
            new Violation("titel", "is not a property of Link; did you mean 'title'?", "T"));
  }

  @Test
  void unknownNamesAreAMistakeOfTheProgram() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Changeset.of(link()).put("titel", "T"))
        .withMessage("Link has no property 'titel'; did you mean 'title'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Changeset.of(link()).validateRequired("x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Changeset.of(link()).addError("x", "m"));
    assertThatIllegalArgumentException().isThrownBy(() -> Changeset.of("no entity"));
  }

  @Test
  void changesOnlyWhatIsStoredDifferently() {
    Link same = link();
    Link read =
        new Link(
            "dust",
            "Dust",
            1,
            2,
            true,
            new BigDecimal("1.5"),
            LocalDate.EPOCH,
            Level.LOW,
            Optional.of("note"),
            List.of(1),
            new double[] {1.0},
            Map.of(),
            Set.of("c", "b", "a"),
            new Author("A", 3));
    assertThat(Changeset.between(same, read).changes()).isEmpty();
  }

  @Test
  void changesAreInPropertyOrderAndMayBeNull() {
    Changeset<Link> change =
        Changeset.of(link()).put("author", null).put("count", 5).put("title", "T").put("hits", 2);
    assertThat(change.changes().toString()).isEqualTo("{title=T, count=5, author=null}");
    assertThat(change.apply().author()).isNull();
    assertThat(change.apply().hits()).isEqualTo(2);
    assertThat(change.data()).isPresent();
    assertThat(change.schema()).isEqualTo(Link.class);
  }

  @Test
  void isImmutable() {
    Changeset<Link> change = Changeset.of(link());
    change.put("title", "other").addError("", "wrong");
    assertThat(change.changes()).isEmpty();
    assertThat(change.isValid()).isTrue();
  }

  @Test
  void createStartsFromNothing() {
    Changeset<Link> change = Changeset.create(Link.class).put("slug", "s").put("title", "T");
    Link link = change.apply();
    assertThat(change.data()).isEmpty();
    assertThat(change.changes().keySet()).containsExactly("slug", "title");
    assertThat(link.slug()).isEqualTo("s");
    assertThat(link.labels()).isNull();
    assertThat(link.hits()).isZero();
  }

  @Test
  void putOfAWrongTypeOrAnUnstorableValueIsAnError() {
    assertThat(Changeset.of(link()).put("count", "5").errors())
        .extracting(Violation::toString)
        .containsExactly("count: should be a java.lang.Integer but is a java.lang.String");
    assertThat(Changeset.of(link()).put("hits", null).isValid()).isFalse();
    assertThat(Changeset.of(link()).put("title", "\uD800").isValid()).isFalse();
    assertThat(Changeset.of(link()).put("hits", 6).apply().hits()).isEqualTo(6);
  }

  @Test
  void theSlugOfARecordCannotChange() {
    assertThatExceptionOfType(DustException.class)
        .isThrownBy(() -> Changeset.of(link()).put("slug", "other"))
        .matches(refused -> refused.kind() == DustException.Kind.INVALID_PARAMS)
        .withMessageStartingWith("DUST0510: the slug of Link 'dust' cannot be changed to 'other'");
    assertThatExceptionOfType(DustException.class)
        .isThrownBy(() -> Changeset.of(link()).cast(Map.of("slug", "other"), "slug"));
    assertThatExceptionOfType(DustException.class)
        .isThrownBy(
            () -> Changeset.between(link(), Changeset.create(Link.class).put("slug", "x").apply()));
    assertThat(Changeset.of(link()).put("slug", "dust").changes()).isEmpty();
  }

  @Test
  void validations() {
    Changeset<Link> change =
        Changeset.create(Link.class)
            .put("title", "")
            .put("count", 11)
            .put("note", Optional.of("abc"))
            .put("numbers", List.of(1, 2, 3))
            .validateRequired()
            .validateSlug()
            .validate("count", value -> (Integer) value < 10, "must be below 10")
            .validate("price", value -> false, "is not called for null")
            .validateLength("numbers", 0, 2)
            .validateLength("note", 3, 3)
            .validateFormat("note", Pattern.compile("^x"))
            .addError("", "wrong as a whole");
    assertThat(change.errors())
        .extracting(Violation::toString)
        .containsExactly(
            "slug: is required: it must not be null or empty",
            "title: is required: it must not be null or empty",
            "slug: must not be null: it is the record's place",
            "count: must be below 10",
            "numbers: must have a length of 0 to 2",
            "note: must match ^x",
            "wrong as a whole");
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(change::apply)
        .satisfies(refused -> assertThat(refused.violations()).isEqualTo(change.errors()));
  }

  @Test
  void anErrorIsReportedOnce() {
    Changeset<Link> change = Changeset.create(Link.class).validateRequired().validateRequired();
    assertThat(change.errors()).hasSize(2);
  }

  @Test
  void lengthAndFormatNeedAValueThatHasThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Changeset.of(link()).validateLength("count", 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Changeset.of(link()).validateFormat("count", Pattern.compile("")));
    assertThat(Changeset.of(link()).validateLength("weights", 1, 1).isValid()).isTrue();
    assertThat(Changeset.of(link()).validateLength("labels", 1, 1).isValid()).isTrue();
    assertThat(Changeset.of(link()).validateLength("title", 5, 9).isValid()).isFalse();
  }

  @Test
  void aConstructorThatRefusesIsAValidationError() {
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(() -> Changeset.of(link()).put("title", "forbidden").apply())
        .withMessageContaining("a bad title");
  }

  @Test
  void toStringShowsNoValues() {
    assertThat(Changeset.of(link()).put("title", "secret"))
        .hasToString("Changeset[Link 'dust', changed [title], 0 errors]");
  }
}
