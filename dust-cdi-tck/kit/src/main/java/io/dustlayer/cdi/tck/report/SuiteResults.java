package io.dustlayer.cdi.tck.report;

import io.dustlayer.cdi.tck.TckSuite;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What came of a suite.
 *
 * @param group what it is about
 * @param suite its simple name
 * @param results of its tests, in the order in which they ran
 */
public record SuiteResults(SuiteGroup group, String suite, List<TestResult> results) {

  /**
   * The results of a suite.
   *
   * @param suite its class
   * @param results of its tests
   * @return the same, named
   */
  public static SuiteResults of(Class<? extends TckSuite> suite, List<TestResult> results) {
    return new SuiteResults(SuiteGroup.of(suite), suite.getSimpleName(), List.copyOf(results));
  }

  /**
   * Counts the tests.
   *
   * @return by outcome
   */
  public Counts counts() {
    return Counts.of(results);
  }

  JsonObject toJson() {
    JsonArrayBuilder tests = Json.createArrayBuilder();
    results.forEach(result -> tests.add(result.toJson()));
    return Json.createObjectBuilder()
        .add("group", group.title())
        .add("suite", suite)
        .add("counts", counts().toJson())
        .add("results", tests)
        .build();
  }
}
