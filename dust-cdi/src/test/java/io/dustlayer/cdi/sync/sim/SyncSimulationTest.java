package io.dustlayer.cdi.sync.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The engine against a model of real servers, over faulty connections, on a virtual clock.
 *
 * <p>{@code -Dsim.seed=…} replays one seed with its trace, {@code -Dsim.seeds=…} changes how many
 * are run, {@code -Dsim.base=…} where they begin.
 */
class SyncSimulationTest {

  private static final long BASE = Long.getLong("sim.base", 1);
  private static final int SEEDS = Integer.getInteger("sim.seeds", 10_000);
  private static final int TWICE = 1_000;
  private static final int TRACE = Integer.getInteger("sim.trace", 400);

  @Test
  void everySeedKeepsTheInvariants() {
    if (System.getProperty("sim.seed") != null) {
      replay(Long.getLong("sim.seed"));
      return;
    }
    Coverage coverage = new Coverage();
    Map<Long, String> failures = new ConcurrentSkipListMap<>();
    Map<Long, Long> hashes = new ConcurrentHashMap<>();
    LongStream.range(BASE, BASE + SEEDS)
        .parallel()
        .forEach(
            seed -> {
              Run run = Run.of(seed, Subject.of(seed), coverage, Trace.none());
              run.failure().ifPresent(failure -> failures.put(seed, failure.toString()));
              if (seed < BASE + TWICE) {
                hashes.put(seed, run.trace().hash());
              }
            });

    System.out.println("simulation: " + coverage.all());
    if (!failures.isEmpty()) {
      report(failures);
      long first = failures.keySet().iterator().next();
      Shrinking.of(first, Subject.of(first)).story().forEach(System.out::println);
    }
    assertThat(failures).isEmpty();
    // a few seeds need not meet what is rare
    if (SEEDS >= TWICE) {
      everythingHappened(coverage);
    }
    takesTheSameCourse(hashes);
  }

  private static void takesTheSameCourse(Map<Long, Long> hashes) {
    assertThat(hashes).hasSize(Math.min(SEEDS, TWICE));
    List<Long> others =
        hashes.keySet().parallelStream()
            .filter(
                seed -> {
                  Run again = Run.of(seed, Subject.of(seed), new Coverage(), Trace.none());
                  return again.trace().hash() != hashes.get(seed);
                })
            .toList();
    assertThat(others).as("seeds that took another course the second time").isEmpty();
  }

  @Test
  void seedsThatFailedOnceDoNotFailAgain() {
    LongStream.of(8045, 3048095, 3061002, 3079804, 3112229, 3158606, 5006226, 5015813, 5019914)
        .forEach(
            seed ->
                assertThat(Run.of(seed, Subject::engine, new Coverage(), Trace.none()).failure())
                    .as("seed %d", seed)
                    .isEmpty());
  }

  @Test
  void wordsDoNotChangeTheCourse() {
    for (long seed = BASE; seed < BASE + 5; seed++) {
      Trace silent = Run.of(seed, Subject.of(seed), new Coverage(), Trace.none()).trace();
      Trace told = Run.of(seed, Subject.of(seed), new Coverage(), Trace.of(TRACE)).trace();

      assertThat(told.hash()).as("seed %d", seed).isEqualTo(silent.hash());
      assertThat(told.details()).isNotEmpty();
      assertThat(told.story()).isNotEmpty();
      assertThat(silent.details()).isEmpty();
    }
  }

  private static void everythingHappened(Coverage coverage) {
    assertThat(List.of(Fault.values())).allMatch(fault -> coverage.of(fault) > 0);
    assertThat(List.of(Quirk.values())).allMatch(quirk -> coverage.of(quirk) > 0);
    assertThat(List.of(Status.Phase.values())).allMatch(phase -> coverage.of(phase) > 0);
    assertThat(
            List.of(
                "outcome Committed",
                "outcome Refused",
                "outcome Withdrawn",
                "outcome Unknown",
                "outcome Stopped",
                "outcome QueueFull",
                "outcome NotPermitted",
                "snapshots published",
                "resets published",
                "doubtful leaves",
                "writes sent again",
                "closed as idle",
                "notice TokenRefused",
                "notice JoinCrashes",
                "notice FellBackToJson",
                "notice ServerReset",
                "notice MessageTooBig",
                "notice Disconnected",
                "durable writes",
                "durable writes restored",
                "durable outcome Committed",
                "durable outcome Refused",
                "durable outcome Unknown",
                "given up after crashes",
                "HTTP outcome Committed",
                "HTTP outcome Refused",
                "HTTP outcome Unknown",
                "notice NotUnderstood",
                "turns of several inputs"))
        .allMatch(what -> coverage.of(what) > 0);
  }

  private static void report(Map<Long, String> failures) {
    Map<String, Integer> kinds = new TreeMap<>();
    failures
        .values()
        .forEach(failure -> kinds.merge(failure.replaceAll("[0-9]+", "#"), 1, Integer::sum));
    kinds.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(30)
        .forEach(kind -> System.out.println(kind.getValue() + " x " + kind.getKey()));
    failures.entrySet().stream()
        .limit(20)
        .forEach(failure -> System.out.println(failure.getKey() + ": " + failure.getValue()));
  }

  private static void replay(long seed) {
    Run run = Run.of(seed, Subject.of(seed), new Coverage(), Trace.of(TRACE));
    run.trace().details().forEach(System.out::println);
    run.failure()
        .ifPresent(
            thrown -> {
              Shrinking.of(seed, Subject.of(seed)).story().forEach(System.out::println);
              throw new AssertionError(
                  "seed " + seed + " (replay with -Dsim.seed=" + seed + "): " + thrown, thrown);
            });
  }
}
