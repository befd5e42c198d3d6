package io.dustlayer.cdi.tck.report;

import io.dustlayer.cdi.tck.report.TestResult.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Collection;

/**
 * How many tests ended how.
 *
 * @param passed tests that ran to their end
 * @param failed tests that failed
 * @param skipped tests that did not run, each with its reason
 */
public record Counts(long passed, long failed, long skipped) {

  /**
   * Counts results.
   *
   * @param results any
   * @return the counts
   */
  public static Counts of(Collection<TestResult> results) {
    return new Counts(
        count(results, Outcome.PASSED),
        count(results, Outcome.FAILED),
        count(results, Outcome.SKIPPED));
  }

  private static long count(Collection<TestResult> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /**
   * All tests.
   *
   * @return the sum
   */
  public long tests() {
    return passed + failed + skipped;
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("tests", tests())
        .add("passed", passed)
        .add("failed", failed)
        .add("skipped", skipped)
        .build();
  }
}
