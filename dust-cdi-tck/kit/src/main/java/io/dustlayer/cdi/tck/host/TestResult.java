package io.dustlayer.cdi.tck.host;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * What came of one test inside a host.
 *
 * @param name the method, and for one of several invocations its arguments
 * @param outcome how it ended
 * @param trace the failure with its stack, or the reason for not running; empty for a success
 */
public record TestResult(String name, Outcome outcome, String trace) {

  /** How a test ended. */
  public enum Outcome {
    /** It ran to its end. */
    PASSED,
    /** It failed, or could not be run although it should have been. */
    FAILED,
    /** It was not run, or ended by an assumption that does not hold. */
    SKIPPED
  }

  /**
   * Writes a result down.
   *
   * @return an object that {@link #of} reads
   */
  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("outcome", outcome.name())
        .add("trace", trace)
        .build();
  }

  /**
   * Reads a result.
   *
   * @param json what {@link #toJson} wrote
   * @return the result
   */
  static TestResult of(JsonObject json) {
    return new TestResult(
        json.getString("name"),
        Outcome.valueOf(json.getString("outcome")),
        json.getString("trace"));
  }
}
