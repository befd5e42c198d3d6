package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.tck.weld.soak.WriteCall.Fate;
import io.dustlayer.cdi.tck.weld.soak.WriteCall.Planned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the log holds what the writers of one name were told: every acknowledged write, none that
 * was refused, none that nobody made.
 *
 * <p>The operations of one id are one write. More than one of them is allowed only where a client
 * may send again because it cannot know (a set, delete or merge over the channel).
 */
final class WriteCheck {

  private final String author;
  private final Map<Long, LoggedOp> log = new HashMap<>();
  private final Map<String, List<LoggedOp>> byId = new LinkedHashMap<>();
  private final List<String> found = new ArrayList<>();

  private WriteCheck(String author, List<LoggedOp> all) {
    this.author = author;
    for (LoggedOp op : all) {
      if (op.isBy(author)) {
        log.put(op.seq(), op);
        byId.computeIfAbsent(op.opId(), id -> new ArrayList<>()).add(op);
      }
    }
  }

  static List<String> violations(String author, List<WriteCall> calls, List<LoggedOp> log) {
    WriteCheck check = new WriteCheck(author, log);
    List<Planned> planned =
        calls.stream()
            .filter(call -> call.author().equals(author))
            .flatMap(call -> call.writes().stream())
            .toList();
    check.repetitions();
    check.receipts(planned);
    check.counts(planned);
    return check.found;
  }

  private void repetitions() {
    byId.forEach(
        (id, ops) -> {
          boolean same = ops.stream().map(op -> op.write().text()).distinct().count() == 1;
          if (!same || ops.size() > 1 && !ops.get(0).isRepeatable()) {
            report("the log has more than once: " + ops);
          }
        });
  }

  private void receipts(List<Planned> planned) {
    Set<Long> told = new HashSet<>();
    for (Planned write : planned) {
      if (write.seq() == 0) {
        continue;
      }
      LoggedOp op = log.get(write.seq());
      if (op == null || !op.write().text().equals(write.write().text())) {
        report("acknowledged, but at its place in the log is " + op + ": " + write);
      } else if (!told.add(write.seq())) {
        report("acknowledged with the receipt of another write: " + write);
      }
    }
  }

  private void counts(List<Planned> planned) {
    Map<String, Integer> committed = new HashMap<>();
    byId.values().forEach(ops -> committed.merge(ops.get(0).write().text(), 1, Integer::sum));
    Map<String, Integer> least = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    for (Planned write : planned) {
      String text = write.write().text();
      least.merge(text, write.fate() == Fate.ACKNOWLEDGED ? 1 : 0, Integer::sum);
      most.merge(text, write.fate() == Fate.REFUSED ? 0 : 1, Integer::sum);
    }
    least.forEach(
        (text, count) -> {
          if (committed.getOrDefault(text, 0) < count) {
            report("acknowledged, but lost: " + text);
          }
        });
    committed.forEach(
        (text, count) -> {
          if (count > most.getOrDefault(text, 0)) {
            report("in the log, but refused or never written: " + text);
          }
        });
  }

  private void report(String violation) {
    found.add(author + ": " + violation);
  }
}
