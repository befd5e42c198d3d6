package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.schema.SchemaDescription.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRulesTest {

  @Test
  void acceptsAnOrdinaryEntity() {
    assertThat(SchemaRules.check(List.of(link().required("title", "slug").build()))).isEmpty();
  }

  @Test
  void dust0101WithoutSlug() {
    assertThat(check(link().properties(property("title", "java.lang.String"))))
        .containsExactly(
            "DUST0101 com.acme.Link.slug: is missing;"
                + " an entity needs a 'String slug' property, the key of its records");
  }

  @ParameterizedTest
  @ValueSource(strings = {"int", "java.util.UUID", ""})
  void dust0102WithASlugThatIsNoString(String type) {
    assertThat(check(link().properties(property("slug", type), property("title", "int"))))
        .singleElement()
        .asString()
        .startsWith("DUST0102 com.acme.Link.slug: ")
        .contains("declare it as a String");
  }

  @Test
  void dust0103WithAnEmptyPrefix() {
    assertThat(check(link().prefix()))
        .containsExactly(
            "DUST0103 com.acme.Link.prefix: has no segment;"
                + " name at least one, as in @DustSchema(prefix = \"links\")");
  }

  @Test
  void dust0104WithAnEmptySegment() {
    assertThat(check(link().prefix("reading", "")))
        .containsExactly(
            "DUST0104 com.acme.Link.prefix: has a segment (number 2) that is empty;"
                + " remove or replace it");
  }

  @Test
  void dust0104WithHalfASurrogatePair() {
    assertThat(check(link().prefix("a\uD83D"))).singleElement().asString().contains("not valid");
  }

  @Test
  void dust0105WithAnUnknownRequiredNameSuggestsTheNearest() {
    assertThat(check(link().required("titel")))
        .containsExactly(
            "DUST0105 com.acme.Link.required: names 'titel', which is not a property;"
                + " did you mean 'title'?");
  }

  @Test
  void dust0105WithANameLikeNoOther() {
    assertThat(check(link().required("xyzxyzxyz")))
        .singleElement()
        .asString()
        .endsWith("remove it");
  }

  @Test
  void dust0105WithAStoredNameNamesTheJavaName() {
    Description renamed =
        link()
            .properties(
                property("slug", "java.lang.String"),
                new PropertyDescription("title", "headline", "java.lang.String"))
            .required("headline");
    assertThat(check(renamed)).singleElement().asString().endsWith("use the Java name 'title'");
  }

  @ParameterizedTest
  @CsvSource({
    "ABSTRACT,an abstract class",
    "INTERFACE,an interface",
    "ENUM,an enum",
    "ANNOTATION,an annotation"
  })
  void dust0106ForTypesWithoutInstances(Shape shape, String kind) {
    assertThat(check(link().shape(shape).properties()))
        .containsExactly(
            "DUST0106 com.acme.Link: is "
                + kind
                + "; make the entity a record or a concrete class");
  }

  @Test
  void dust0107ForGenericClasses() {
    assertThat(check(link().generic(true)))
        .singleElement()
        .asString()
        .startsWith("DUST0107 com.acme.Link: has type parameters");
  }

  @Test
  void dust0108ForOnePrefixTwice() {
    assertThat(together(link(), link().named("com.acme.Page")))
        .containsExactly(
            "DUST0108 com.acme.Page.prefix: [links] is also the prefix of com.acme.Link [links]"
                + " in the default store; give one of them another prefix or another store");
  }

  @Test
  void onePrefixMayServeTwoStores() {
    assertThat(together(link(), link().named("com.acme.Page").store("other"))).isEmpty();
  }

  @Test
  void dust0109ForAPrefixInsideAnother() {
    assertThat(together(link(), link().named("com.acme.Page").prefix("links", "pages")))
        .singleElement()
        .asString()
        .startsWith("DUST0109 com.acme.Page.prefix: [links, pages] lies inside the prefix of");
    assertThat(together(link().prefix("links", "a"), link().named("com.acme.Page")))
        .singleElement()
        .asString()
        .startsWith("DUST0109 com.acme.Page.prefix: [links] contains the prefix of");
  }

  @Test
  void prefixesThatShareOnlyTheBeginningOfASegmentAreApart() {
    assertThat(together(link(), link().named("com.acme.Page").prefix("linkspages"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Links", "LINKS/pages", "lInKs"})
  void dust0110ForPrefixesThatDifferInAsciiCaseOnly(String prefix) {
    assertThat(together(link(), link().named("com.acme.Page").prefix(prefix.split("/"))))
        .singleElement()
        .asString()
        .startsWith("DUST0110 com.acme.Page.prefix: ")
        .contains("com.acme.Link", "ASCII case");
  }

  @Test
  void caseBeyondAsciiKeepsPrefixesApart() {
    assertThat(together(link().prefix("ä"), link().named("com.acme.Page").prefix("Ä"))).isEmpty();
  }

  @Test
  void dust0111ForClassesThatCannotBeMade() {
    assertThat(check(link().shape(Shape.CLASS).constructible(false)))
        .singleElement()
        .asString()
        .startsWith("DUST0111 com.acme.Link: has no no-arg constructor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_type", "_typed", "_json", "\uDC00"})
  void dust0112ForReservedStoredNames(String wireName) {
    assertThat(check(withStoredNames("title", wireName)))
        .singleElement()
        .asString()
        .startsWith("DUST0112 com.acme.Link.second: is stored as '" + wireName + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "TITLE"})
  void dust0112ForAStoredNameTwice(String wireName) {
    assertThat(check(withStoredNames("title", wireName)))
        .singleElement()
        .asString()
        .startsWith("DUST0112 com.acme.Link.second: ")
        .contains("so is 'first'");
  }

  @Test
  void dust0113ForInnerClassesWithoutAskingForTheirConstructor() {
    assertThat(check(link().shape(Shape.CLASS).inner(true).constructible(false)))
        .singleElement()
        .asString()
        .startsWith("DUST0113 com.acme.Link: is an inner or local class");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Object",
        "java.util.stream.Stream<java.lang.String>",
        "java.lang.Thread"
      })
  void dust0120ForTypesThatAreNoData(String type) {
    Description odd =
        link().properties(property("slug", "java.lang.String"), property("odd", type));
    assertThat(check(odd)).singleElement().asString().startsWith("DUST0120 com.acme.Link.odd: ");
  }

  @Test
  void dust0122ForEntitiesOfNothingButASlug() {
    assertThat(check(link().properties(property("slug", "java.lang.String"))))
        .singleElement()
        .asString()
        .startsWith("DUST0122 com.acme.Link: has no property besides the slug");
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void reportsAllProblemsOfAllEntitiesInAStableOrder(Shape shape) {
    Description a = link().named("com.acme.A").shape(shape).prefix("").generic(true);
    Description b = link().named("com.acme.B").prefix();
    List<String> once = together(a, b);
    assertThat(together(b, a)).isEqualTo(once);
    assertThat(once).hasSizeGreaterThanOrEqualTo(3).first().asString().contains("com.acme.A");
    assertThat(once).last().asString().startsWith("DUST0103 com.acme.B");
  }

  @Test
  void theSameClassTwiceIsOneEntity() {
    assertThat(together(link(), link())).isEmpty();
  }

  private static Description withStoredNames(String first, String second) {
    return link()
        .properties(
            property("slug", "java.lang.String"),
            new PropertyDescription("first", first, "int"),
            new PropertyDescription("second", second, "int"));
  }

  private static List<String> check(Description description) {
    return together(description);
  }

  private static List<String> together(Description... descriptions) {
    return SchemaRules.check(Arrays.stream(descriptions).map(Description::build).toList()).stream()
        .map(SchemaProblem::toString)
        .toList();
  }

  private static PropertyDescription property(String name, String type) {
    return new PropertyDescription(name, name, type);
  }

  private static Description link() {
    return new Description();
  }

  /** Builds descriptions that begin as a valid one. */
  private static final class Description {

    private String name = "com.acme.Link";
    private Shape shape = Shape.RECORD;
    private boolean generic;
    private boolean inner;
    private boolean constructible = true;
    private List<String> prefix = List.of("links");
    private List<String> required = List.of();
    private String store = "";
    private List<PropertyDescription> properties =
        new ArrayList<>(
            List.of(property("slug", "java.lang.String"), property("title", "java.lang.String")));

    Description named(String value) {
      name = value;
      return this;
    }

    Description shape(Shape value) {
      shape = value;
      return this;
    }

    Description generic(boolean value) {
      generic = value;
      return this;
    }

    Description inner(boolean value) {
      inner = value;
      return this;
    }

    Description constructible(boolean value) {
      constructible = value;
      return this;
    }

    Description prefix(String... segments) {
      prefix = List.of(segments);
      return this;
    }

    Description required(String... names) {
      required = List.of(names);
      return this;
    }

    Description store(String value) {
      store = value;
      return this;
    }

    Description properties(PropertyDescription... values) {
      properties = List.of(values);
      return this;
    }

    SchemaDescription build() {
      return new SchemaDescription(
          name,
          shape,
          generic,
          inner,
          constructible,
          prefix,
          required,
          StorageMode.FLAT,
          store,
          properties);
    }
  }
}
