package io.dustlayer.cdi.tck.chaos.check;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the outbox of a client kept its word: what it accepted is written and settled, whatever
 * was killed, in the order of acceptance for each record; and it is told the same each time.
 */
final class OutboxCheck {

  private final Truth truth;
  private final Map<String, Long> first = new HashMap<>();
  private final List<String> found = new ArrayList<>();

  private OutboxCheck(Truth truth) {
    this.truth = truth;
  }

  static List<String> violations(Truth truth, History history, String client) {
    OutboxCheck check = new OutboxCheck(truth);
    history.calls(client).stream().filter(Call::isAccepted).forEach(check::accepted);
    check.settlements(history.runs().get(client));
    return check.found;
  }

  private void accepted(Call call) {
    String outcome =
        call.settlement().map(line -> line.getString("outcome")).orElse("nothing at all");
    if (!outcome.equals("ACCEPTED")) {
      String kind = call.settlement().isEmpty() ? "stuck" : "wrong";
      found.add(kind + ": accepted into the outbox, and settled with " + outcome + ": " + call);
    }
    long committed =
        truth.ops().stream()
            .filter(op -> op.id().startsWith(call.acceptedId()))
            .mapToLong(Op::seq)
            .findFirst()
            .orElse(0);
    if (committed == 0) {
      found.add("lost: accepted into the outbox, but not in the log: " + call);
      return;
    }
    String record = truth.op(committed).record();
    Long before = first.put(record, committed);
    if (before != null && before > committed) {
      found.add("wrong: committed before " + before + ", which was accepted earlier: " + call);
    }
  }

  // At least once: what no observer is known to have heard of is told again by the next run.
  private void settlements(List<Run> runs) {
    Map<String, String> outcomes = new HashMap<>();
    for (Run run : runs) {
      Set<String> told = new HashSet<>();
      for (JsonObject line : run.events("settled").toList()) {
        String id = line.getString("id");
        String outcome = line.getString("outcome") + " at " + line.get("seq");
        String before = outcomes.putIfAbsent(id, outcome);
        if (before != null && !before.equals(outcome)) {
          found.add("wrong: " + id + " was settled with " + before + ", and with " + outcome);
        }
        if (!told.add(id)) {
          found.add("doubled: " + run + " was told twice of the settlement of " + id);
        }
      }
    }
  }
}
