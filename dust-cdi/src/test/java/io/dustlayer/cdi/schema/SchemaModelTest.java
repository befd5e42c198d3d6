package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.Violation;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaModelTest {

  @DustSchema(
      prefix = {"reading", "links"},
      required = {"title", "slug", "labels"},
      mode = StorageMode.MAP,
      store = "other")
  record Link(
      String slug,
      @NotBlank String title,
      @JsonbProperty("web-address") @Size(max = 20) String url,
      @JsonbTransient String cached,
      Map<String, String> labels) {}

  /** What several entities share. */
  public abstract static class Stored<I> {
    private I version;

    /** Which version. */
    public I getVersion() {
      return version;
    }

    /** Sets the version. */
    public void setVersion(I version) {
      this.version = version;
    }
  }

  /** A class as entity. */
  @DustSchema(prefix = "notes")
  @JsonbPropertyOrder({"text", "version"})
  static class Note extends Stored<Integer> {
    private String slug;
    private String text;
    private List<String> tags = new ArrayList<>(List.of("default"));
    public boolean pinned;
    transient String scratch = "kept";

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public String getText() {
      return text;
    }

    @JsonbProperty("body")
    public void setText(String text) {
      this.text = text;
    }

    public List<String> getTags() {
      return tags;
    }

    public void setTags(List<String> tags) {
      this.tags = tags;
    }

    public int getLength() {
      return text.length();
    }
  }

  private final SchemaModel<Link> links = SchemaModel.of(Link.class);

  private static Link link(String slug, String title) {
    return new Link(slug, title, "https://a.b", "cache", Map.of("a", "b"));
  }

  @Test
  void describesARecord() {
    assertThat(SchemaModel.describe(Link.class))
        .isEqualTo(
            new SchemaDescription(
                Link.class.getName(),
                SchemaDescription.Shape.RECORD,
                false,
                false,
                true,
                List.of("reading", "links"),
                List.of("title", "slug", "labels"),
                StorageMode.MAP,
                "other",
                List.of(
                    new PropertyDescription("slug", "slug", "java.lang.String"),
                    new PropertyDescription("title", "title", "java.lang.String"),
                    new PropertyDescription("url", "web-address", "java.lang.String"),
                    new PropertyDescription(
                        "labels", "labels", "java.util.Map<java.lang.String, java.lang.String>"))));
  }

  @Test
  void knowsWhereRecordsLie() {
    assertThat(links.prefix().render()).isEqualTo("reading/links");
    assertThat(links.path("a/b").render()).isEqualTo("reading/links/a~1b");
    assertThat(links.mode()).isEqualTo(StorageMode.MAP);
    assertThat(links.store()).isEqualTo("other");
    assertThat(links.name()).isEqualTo("Link");
    assertThat(links.properties())
        .extracting(PropertyModel::wireName)
        .containsExactly("title", "web-address", "labels");
    assertThat(links.properties())
        .extracting(PropertyModel::required)
        .containsExactly(true, false, true);
  }

  @Test
  void isMadeOnceForEachClass() {
    assertThat(SchemaModel.of(Link.class)).isSameAs(links);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = "a\uD83D")
  void refusesSlugsThatAreNoPlace(String slug) {
    assertThatExceptionOfType(DustException.class)
        .isThrownBy(() -> links.path(slug))
        .matches(refused -> refused.kind() == DustException.Kind.INVALID_PARAMS)
        .withMessageStartingWith("DUST0501: the slug of a Link must ");
    assertThatExceptionOfType(DustException.class)
        .isThrownBy(() -> links.slug(link(slug, "t")))
        .matches(refused -> refused.code().equals("DUST0501"));
  }

  @Test
  void listsEveryProblemOfAClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchemaModel.of(Wrong.class))
        .withMessageContainingAll("DUST0103", "DUST0105", "DUST0120", "Wrong.sorted", "Wrong.raw");
  }

  @DustSchema(
      prefix = {},
      required = "nothing")
  record Wrong(String slug, SortedSet<Thread> sorted, @SuppressWarnings("rawtypes") List raw) {}

  @DustSchema(prefix = "nested")
  record BadNested(String slug, List<Inside> inside) {}

  record Inside(@JsonbProperty("_type") String kind) {}

  @Test
  void findsProblemsInsideProperties() {
    assertThat(SchemaModel.problems(BadNested.class))
        .singleElement()
        .asString()
        .contains("DUST0120", "BadNested.inside", "Inside.kind", "stored as '_type'");
  }

  @Test
  void refusesClassesWithoutTheAnnotation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchemaModel.of(String.class))
        .withMessageContaining("is not annotated with @DustSchema");
  }

  @DustSchema(prefix = "getters")
  static class OnlyGetter {
    public String slug;
    private int count;

    public int getCount() {
      return count;
    }
  }

  @DustSchema(prefix = "visible")
  @JsonbVisibility(AllFields.class)
  static class Hidden {
    public String slug;
    public String text;
  }

  /** Shows everything. */
  public static class AllFields implements PropertyVisibilityStrategy {
    @Override
    public boolean isVisible(Field field) {
      return true;
    }

    @Override
    public boolean isVisible(Method method) {
      return true;
    }
  }

  @Test
  void dust0121ForPropertiesThatCannotBeSetAndForVisibility() {
    assertThat(SchemaModel.problems(OnlyGetter.class))
        .extracting(SchemaProblem::toString)
        .anyMatch(line -> line.contains("OnlyGetter.count: can be read but not set"));
    assertThat(SchemaModel.problems(Hidden.class))
        .extracting(SchemaProblem::code)
        .containsExactly("DUST0121");
  }

  @Test
  void encodesPropertiesInOrderWithoutNullsAndTransients() {
    Link link = new Link("dust", "Dust", null, "cache", Map.of());
    assertThat(links.encode(link).toString()).isEqualTo("{title=\"Dust\", labels={}}");
    assertThat(links.encode(links.properties().get(1), null)).isEqualTo(JsonValue.NULL);
  }

  @Test
  void namesEveryPropertyThatCannotBeStored() {
    Link link = new Link("dust", "\uD800", "ok", null, Map.of("_type", "x"));
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(() -> links.encode(link))
        .withMessageContaining("Link 'dust' is not valid")
        .satisfies(
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::property)
                    .containsExactly("title", "labels"));
  }

  @Test
  void validatesSlugRequiredPropertiesAndConstraintsTogether() {
    Link link = new Link("", "", "https://a.b/longer-than-twenty", null, null);
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(() -> links.validate(link, RecordValidator.ofProvider()))
        .satisfies(
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::property)
                    .containsExactly("slug", "title", "labels", "title", "url"));
  }

  @Test
  void anEmptyMapIsNoValueForARequiredProperty() {
    Link link = new Link("dust", "Dust", null, null, Map.of());
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(() -> links.validate(link, RecordValidator.NONE))
        .withMessageContaining("labels: is required");
  }

  @Test
  void acceptsAValidRecord() {
    links.validate(link("dust", "Dust"), RecordValidator.ofProvider());
    assertThat(links.slug(link("dust", "Dust"))).isEqualTo("dust");
  }

  @Test
  void doesNotShowRejectedValues() {
    assertThatExceptionOfType(DustValidationException.class)
        .isThrownBy(() -> links.encode(new Link("dust", "secret\uD800", null, null, null)))
        .withMessageNotContaining("secret");
  }

  @Test
  void classesHaveInheritedPropertiesFieldsAndAnOrder() {
    SchemaModel<Note> notes = SchemaModel.of(Note.class);
    assertThat(notes.properties())
        .extracting(PropertyModel::name)
        .containsExactly("text", "version", "tags", "pinned");
    assertThat(notes.properties()).extracting(PropertyModel::wireName).contains("body");
    assertThat(notes.properties().get(1).type()).isEqualTo(Integer.class);
  }

  @Test
  void classesReadBackAsWritten() {
    SchemaModel<Note> notes = SchemaModel.of(Note.class);
    Note note = new Note();
    note.setSlug("n");
    note.setText("text");
    note.setTags(null);
    note.setVersion(7);
    note.pinned = true;
    note.scratch = "lost";

    Note read = notes.normalize(note);

    assertThat(read).usingRecursiveComparison().ignoringFields("scratch").isEqualTo(note);
    assertThat(read.scratch).isEqualTo("kept");
    assertThat(read.getTags()).isNull();
  }

  @Test
  void normalFormOfAbsentValues() {
    Link link = new Link("dust", "Dust", null, "lost", null);
    assertThat(links.normalize(link)).isEqualTo(new Link("dust", "Dust", null, null, Map.of()));
  }

  @DustSchema(prefix = "strict")
  record Strict(String slug, Optional<String> note) {
    Strict {
      if (note.isEmpty()) {
        throw new IllegalArgumentException("no note");
      }
    }
  }

  @Test
  void aConstructorThatRefusesMakesARecordUnloadable() {
    assertThat(SchemaModel.of(Strict.class).load("s", JsonValue.EMPTY_JSON_OBJECT))
        .isEqualTo(
            new Loaded.Unloadable<Strict>(
                "s",
                List.of(),
                List.of(),
                List.of(
                    "the constructor of Strict refuses:"
                        + " java.lang.IllegalArgumentException: no note")));
  }
}
