package io.dustlayer.cdi.tck.chaos.check;

import io.dustlayer.cdi.tck.chaos.wire.Repetition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether no write had a second effect that its client could have avoided. A client may send a
 * write again if a whole catch-up has not shown it: should the first one arrive later than that, on
 * a connection that is long gone, it is committed twice, and nobody could know. Operations of a
 * batch are never sent again.
 */
final class RepeatCheck {

  private final Map<String, List<Op>> byId = new LinkedHashMap<>();
  // What went over a WebSocket, as no operation of a batch does.
  private final Set<String> pushed = new HashSet<>();
  private final List<String> found = new ArrayList<>();
  private int late;
  private int overtaken;

  private RepeatCheck(Truth truth, List<Repetition> sent) {
    sent.forEach(write -> pushed.add(write.opId()));
    truth.ops().forEach(op -> byId.computeIfAbsent(op.id(), id -> new ArrayList<>()).add(op));
  }

  static RepeatCheck of(Truth truth, List<Repetition> sent) {
    RepeatCheck check = new RepeatCheck(truth, sent);
    check.byId.values().forEach(ops -> check.committed(truth, ops));
    sent.forEach(check::sent);
    return check;
  }

  private void committed(Truth truth, List<Op> ops) {
    if (ops.size() == 1) {
      return;
    }
    Op first = ops.get(0);
    boolean same =
        ops.stream()
            .allMatch(
                op ->
                    op.op().equals(first.op())
                        && op.path().equals(first.path())
                        && op.value().equals(first.value()));
    if (!same || !pushed.contains(first.id())) {
      found.add("doubled: " + ops);
      return;
    }
    late++;
    boolean between =
        truth.ops().stream()
            .filter(op -> op.seq() > first.seq() && op.seq() < ops.get(ops.size() - 1).seq())
            .anyMatch(op -> !op.id().equals(first.id()) && op.record().equals(first.record()));
    overtaken += between ? 1 : 0;
  }

  private void sent(Repetition write) {
    for (Op op : byId.getOrDefault(write.opId(), List.of())) {
      if (write.hadSeen(op.seq())) {
        found.add("doubled: sent again by " + write + ", which had been shown " + op);
      }
    }
  }

  List<String> violations() {
    return found;
  }

  /** How many writes were committed more than once because one of them came late. */
  int late() {
    return late;
  }

  /** How many of those had another write of the record in between. */
  int overtaken() {
    return overtaken;
  }
}
