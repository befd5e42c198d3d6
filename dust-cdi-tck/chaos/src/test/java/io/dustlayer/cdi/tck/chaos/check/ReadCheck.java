package io.dustlayer.cdi.tck.chaos.check;

import io.dustlayer.cdi.tck.chaos.check.Call.Fate;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether each read of a client showed what it had to: nothing older than the watermark before it
 * or than an acknowledged write of its own, and nothing that was never there, except writes of its
 * own whose outcome it does not know.
 */
final class ReadCheck {

  private final Truth truth;
  private final History history;
  private final List<String> found = new ArrayList<>();
  private final Map<String, Set<String>> doubtful = new HashMap<>();

  private ReadCheck(Truth truth, History history) {
    this.truth = truth;
    this.history = history;
  }

  static List<String> violations(Truth truth, History history, String client) {
    ReadCheck check = new ReadCheck(truth, history);
    history.runs().get(client).forEach(check::run);
    return check.found;
  }

  private void run(Run run) {
    Map<Integer, Call> calls = new HashMap<>();
    history.calls(run).forEach(call -> calls.put(call.intent().getInt("n"), call));
    Map<String, Long> acked = new HashMap<>();
    for (JsonObject line : run.lines()) {
      switch (line.getString("e")) {
        case "intent" -> note(calls.get(line.getInt("n")), acked);
        case "read" -> read(run, line, acked);
        default -> {
          // Tells nothing of reads.
        }
      }
    }
  }

  private void note(Call call, Map<String, Long> acked) {
    call.fresh().forEach(leaf -> note(call, record(leaf.path()), title(leaf), acked));
    call.deleted().forEach(path -> note(call, path, "", acked));
  }

  private void note(Call call, String record, String title, Map<String, Long> acked) {
    if (call.fate() == Fate.ACKED && !call.isAccepted()) {
      acked.merge(record, call.seq(), Math::max);
    } else if (title != null && call.fate() != Fate.REFUSED) {
      doubtful.computeIfAbsent(record, none -> new HashSet<>()).add(title);
    }
  }

  private static String record(String leaf) {
    return leaf.substring(0, leaf.lastIndexOf('/'));
  }

  private static String title(Call.Leaf leaf) {
    return leaf.path().endsWith("/title") ? leaf.value() : null;
  }

  private void read(Run run, JsonObject line, Map<String, Long> acked) {
    String record = line.getString("path");
    long floor = Math.max(line.getJsonNumber("floor").longValue(), acked.getOrDefault(record, 0L));
    String title = line.getString("title");
    if (!truth.from(record + "/title", floor).contains(title)
        && !doubtful.getOrDefault(record, Set.of()).contains(title)) {
      found.add(
          "wrong: "
              + run
              + " read "
              + line
              + ", but as of "
              + floor
              + " it was "
              + truth.at(record + "/title", floor));
    }
  }
}
