package io.dustlayer.cdi.tck.chaos.check;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one process of a client wrote down.
 *
 * @param client its name
 * @param number which of its runs
 * @param last whether it is the last one, which nobody killed
 * @param lines in order
 */
record Run(String client, int number, boolean last, List<JsonObject> lines) {

  Stream<JsonObject> events(String... kinds) {
    List<String> wanted = List.of(kinds);
    return lines.stream().filter(line -> wanted.contains(line.getString("e")));
  }

  /**
   * The calls that write.
   *
   * @param settlements what became of what was accepted into the outbox, by id
   */
  List<Call> calls(Map<String, JsonObject> settlements) {
    Map<Integer, JsonObject> outcomes = new HashMap<>();
    events("acked", "refused", "unknown", "accepted")
        .forEach(line -> outcomes.put(line.getInt("n"), line));
    List<Call> calls = new ArrayList<>();
    events("intent")
        .forEach(
            line -> {
              Optional<JsonObject> outcome = Optional.ofNullable(outcomes.get(line.getInt("n")));
              Optional<JsonObject> settlement =
                  outcome.map(known -> settlements.get(known.getString("id", "")));
              calls.add(new Call(this, line, outcome, settlement));
            });
    return calls;
  }

  /** When it was first heard of. */
  long begin() {
    return lines.isEmpty() ? 0 : time(lines.get(0));
  }

  /** When it was last heard of. */
  long end() {
    return lines.isEmpty() ? 0 : time(lines.get(lines.size() - 1));
  }

  static long time(JsonObject line) {
    return line.getJsonNumber("t").longValue();
  }

  @Override
  public String toString() {
    return client + '.' + number;
  }
}
