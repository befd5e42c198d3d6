package io.dustlayer.cdi.tck.chaos.check;

import io.dustlayer.cdi.tck.chaos.check.Call.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that is wrong with a history. */
public final class Verdict {

  /** How calls may end in an outage. */
  private static final Set<String> OUTAGES = Set.of("NETWORK", "HTTP", "TIMEOUT");

  private final History history;
  private final Truth truth;
  private final List<Call> calls;
  private final RepeatCheck repeats;
  private final List<String> violations = new ArrayList<>();

  private Verdict(History history, Truth truth) {
    this.history = history;
    this.truth = truth;
    this.calls =
        history.runs().keySet().stream().flatMap(client -> history.calls(client).stream()).toList();
    this.repeats = RepeatCheck.of(truth, history.sent());
  }

  /**
   * Judges.
   *
   * @param found what is known to be wrong already
   */
  public static Verdict of(History history, Truth truth, List<String> found) {
    Verdict verdict = new Verdict(history, truth);
    verdict.violations.addAll(found);
    verdict.judge();
    return verdict;
  }

  private void judge() {
    violations.addAll(truth.violations());
    truth.ops().stream()
        .filter(op -> history.runs().keySet().stream().noneMatch(op::isBy))
        .forEach(op -> violations.add("invented: by nobody: " + op));
    violations.addAll(repeats.violations());
    history
        .runs()
        .forEach(
            (client, runs) -> {
              violations.addAll(WriteCheck.violations(truth, client, history.calls(client)));
              violations.addAll(OutboxCheck.violations(truth, history, client));
              violations.addAll(ReadCheck.violations(truth, history, client));
              violations.addAll(MirrorCheck.violations(truth, runs.get(runs.size() - 1)));
            });
    history
        .all()
        .forEach(
            run -> {
              violations.addAll(StuckCheck.violations(history, run));
              violations.addAll(EventCheck.violations(truth, run));
              unexpected(run).forEach(line -> violations.add("wrong: " + run + " says " + line));
            });
  }

  private static Stream<?> unexpected(Run run) {
    return run.events("bug", "refused", "unread")
        .filter(line -> !OUTAGES.contains(line.getString("kind", "")));
  }

  public List<String> violations() {
    return violations;
  }

  private Stream<Call> calls() {
    return calls.stream();
  }

  private int writes(Fate fate) {
    return calls().filter(call -> call.fate() == fate).mapToInt(Call::writes).sum();
  }

  public int acked() {
    return writes(Fate.ACKED);
  }

  private long count(String kind) {
    return violations.stream().filter(violation -> violation.startsWith(kind + ':')).count();
  }

  /** The figures of the result. */
  public String counts() {
    return "writes=%d acked=%d lost=%d doubled=%d invented=%d stuck=%d"
        .formatted(
            calls().mapToInt(Call::writes).sum(),
            acked(),
            count("lost"),
            count("doubled"),
            count("invented"),
            count("stuck"));
  }

  /** What the run came across. */
  public String coverage() {
    return "operations=%d refused=%d unknown=%d late=%d overtaken=%d outbox=%d resettled=%d events=%d snapshots=%d reads=%d processes=%d"
        .formatted(
            truth.ops().size(),
            writes(Fate.REFUSED),
            writes(Fate.UNKNOWN),
            repeats.late(),
            repeats.overtaken(),
            calls().filter(Call::isAccepted).count(),
            events("settled")
                - history.runs().keySet().stream()
                    .mapToLong(client -> history.settlements(client).size())
                    .sum(),
            events("op", "changed"),
            events("resync"),
            events("read"),
            history.all().count());
  }

  private long events(String... kinds) {
    return history.all().mapToLong(run -> run.events(kinds).count()).sum();
  }
}
