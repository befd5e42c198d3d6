package io.dustlayer.cdi.tck.report;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * What came of one test inside a host.
 *
 * @param id what it asserts, such as {@code DUST-READ-001}; empty for what is no assertion
 * @param name the method, and for one of several invocations its arguments
 * @param outcome how it ended
 * @param trace the failure with its stack, or the reason for not running; empty for a success
 */
public record TestResult(String id, String name, Outcome outcome, String trace) {

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
   * How a test is called where it is shown.
   *
   * @return the id and the name
   */
  public String title() {
    return id.isEmpty() ? name : id + " " + name;
  }

  /**
   * Writes a result down.
   *
   * @return an object that {@link #of} reads
   */
  public JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("id", id)
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
  public static TestResult of(JsonObject json) {
    return new TestResult(
        json.getString("id"),
        json.getString("name"),
        Outcome.valueOf(json.getString("outcome")),
        json.getString("trace"));
  }
}
