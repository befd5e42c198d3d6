package io.dustlayer.cdi.tck.chaos.check;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether the observers of one process were told of each operation exactly once, in order, from the
 * first that they were told of, except where a snapshot stood for operations.
 */
final class EventCheck {

  /** A range of operations that a snapshot stood for. */
  private record Gap(long from, long to) {}

  private final Truth truth;
  private final Run run;
  private final String top;
  private final List<Gap> gaps = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  private EventCheck(Truth truth, Run run, String top) {
    this.truth = truth;
    this.run = run;
    this.top = top;
    mine("resync").forEach(line -> gaps.add(new Gap(number(line, "from"), number(line, "to"))));
  }

  static List<String> violations(Truth truth, Run run) {
    List<String> found = new ArrayList<>();
    for (String top : List.of("notes", "cards")) {
      EventCheck check = new EventCheck(truth, run, top);
      check.operations();
      check.records();
      found.addAll(check.found);
    }
    return found;
  }

  private List<JsonObject> mine(String kind) {
    return run.events(kind).filter(line -> line.getString("top").equals(top)).toList();
  }

  private static long number(JsonObject line, String name) {
    return line.getJsonNumber(name).longValue();
  }

  private void operations() {
    TreeSet<Long> told = new TreeSet<>();
    long last = 0;
    for (JsonObject line : mine("op")) {
      long seq = number(line, "seq");
      Op op = truth.op(seq);
      if (!told.add(seq)) {
        found.add("doubled: " + run + " was told twice of " + op);
      } else if (seq < last) {
        found.add("wrong: " + run + " was told after " + last + " of " + op);
      }
      if (op == null
          || !op.path().equals(line.getString("path"))
          || !op.id().equals(line.getString("id"))) {
        found.add("invented: " + run + " was told of " + line + ", the log has " + op);
      }
      last = Math.max(last, seq);
    }
    owed(told)
        .filter(op -> !told.contains(op.seq()))
        .forEach(op -> found.add("lost: " + run + " was never told of " + op));
  }

  /** What must be told: all from the first on, to the end if nobody killed the process. */
  private Stream<Op> owed(TreeSet<Long> told) {
    if (told.isEmpty()) {
      return Stream.of();
    }
    long end = run.last() ? Long.MAX_VALUE : told.last();
    return truth.ops().stream()
        .filter(op -> op.seq() > told.first() && op.seq() <= end)
        .filter(op -> op.path().startsWith(top + '/'))
        .filter(
            op -> gaps.stream().noneMatch(gap -> gap.from() <= op.seq() && op.seq() <= gap.to()));
  }

  private void records() {
    TreeSet<Long> seqs = new TreeSet<>();
    Set<String> told = new HashSet<>();
    long last = 0;
    for (JsonObject line : mine("changed")) {
      long seq = number(line, "seq");
      String record = top + '/' + line.getString("slug");
      if (!told.add(seq + " " + record)) {
        found.add("doubled: " + run + " was told twice of " + record + " as of " + seq);
      } else if (seq < last) {
        found.add("wrong: " + run + " was told after " + last + " of " + line);
      }
      String right = truth.at(record + "/title", seq);
      if (!right.equals(line.getString("title"))) {
        found.add("wrong: " + run + " was told " + line + " where it was " + right);
      }
      seqs.add(seq);
      last = Math.max(last, seq);
    }
    owed(seqs)
        .filter(op -> isLoadable(op.record(), op.seq()) || isLoadable(op.record(), op.seq() - 1))
        .filter(op -> !told.contains(op.seq() + " " + op.record()))
        .forEach(op -> found.add("lost: " + run + " was not told of the record of " + op));
  }

  private boolean isLoadable(String record, long seq) {
    return !truth.at(record + "/title", seq).isEmpty();
  }
}
