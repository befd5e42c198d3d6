package io.dustlayer.cdi.tck.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.TckSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every test of a suite is an assertion with a name, and every rule has some. */
class InventoryTest {

  /** Writes the committed page anew. */
  static final String COMMAND =
      "mvn -pl dust-cdi-tck/kit -am test -Dassertions.write=true -Dtest=InventoryTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

  @Test
  void every_test_of_a_suite_is_an_assertion_and_nothing_else_is() {
    assertThat(Suites.all()).isNotEmpty();
    assertThat(Suites.all().stream().flatMap(suite -> Suites.testMethods(suite).stream()))
        .isNotEmpty()
        .allSatisfy(test -> assertThat(test.isAnnotationPresent(Assertion.class)).isTrue())
        .containsExactlyInAnyOrderElementsOf(Suites.assertedMethods());
  }

  @Test
  void every_suite_shows_its_assertions_when_they_fail() {
    assertThat(Suites.all())
        .allSatisfy(suite -> assertThat(TckSuite.class).isAssignableFrom(suite));
  }

  @Test
  void ids_are_unique_and_well_formed() {
    assertThat(Inventory.ofTheKit().entries())
        .extracting(Entry::id)
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).matches("DUST-[A-Z]{3,8}-[0-9]{3}"));
  }

  @Test
  void each_group_of_ids_belongs_to_one_suite() {
    Map<String, Long> suites =
        Inventory.ofTheKit().entries().stream()
            .collect(
                Collectors.groupingBy(
                    Entry::group,
                    Collectors.collectingAndThen(
                        Collectors.mapping(
                            entry -> entry.place().split("#")[0], Collectors.toSet()),
                        places -> (long) places.size())));
    assertThat(suites.values()).containsOnly(1L);
  }

  @ParameterizedTest
  @EnumSource
  void every_rule_has_an_assertion_and_says_what_it_demands(Rule rule) {
    assertThat(Inventory.ofTheKit().of(rule)).isNotEmpty();
    assertThat(rule.demand()).endsWith(".").hasSizeGreaterThan(20);
  }

  @Test
  void the_committed_inventory_is_up_to_date() throws IOException {
    String page = Inventory.ofTheKit().page();
    Path committed = MODULE.resolve("ASSERTIONS.md");
    Files.writeString(MODULE.resolve("target/ASSERTIONS.md"), page);
    if (Boolean.getBoolean("assertions.write")) {
      Files.writeString(committed, page);
    }
    assertThat(committed)
        .as("run: %s", COMMAND)
        .exists()
        .content()
        .isEqualToNormalizingNewlines(page);
  }
}
