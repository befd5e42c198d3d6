package io.dustlayer.cdi.tck.results;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * How tests ended.
 *
 * @param passed how many ran to their end
 * @param failed how many failed
 * @param skipped how many did not run
 */
record Tally(int passed, int failed, int skipped) {

  static final Tally NONE = new Tally(0, 0, 0);

  static Tally of(JsonObject counts) {
    return new Tally(counts.getInt("passed"), counts.getInt("failed"), counts.getInt("skipped"));
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("passed", passed)
        .add("failed", failed)
        .add("skipped", skipped)
        .build();
  }

  Tally plus(Tally other) {
    return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }

  /** As it shows in a table. */
  String cell() {
    if (equals(NONE)) {
      return "–";
    }
    String text = failed == 0 ? "✓ " + passed : "✗ " + failed + " of " + (passed + failed);
    return skipped == 0 ? text : text + ", " + skipped + " skipped";
  }
}
