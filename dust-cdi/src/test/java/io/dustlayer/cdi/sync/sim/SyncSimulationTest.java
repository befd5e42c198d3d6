package io.dustlayer.cdi.sync.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine against a model of real servers, over faulty connections, on a virtual clock.
 *
 * <p>{@code -Dsim.seed=…} replays one seed with its trace, {@code -Dsim.seeds=…} changes how many
 * are run, {@code -Dsim.base=…} where they begin.
 */
class SyncSimulationTest {

  private static final long BASE = Long.getLong("sim.base", 1);
  private static final int SEEDS = Integer.getInteger("sim.seeds", 2_000);
  private static final int TRACE = Integer.getInteger("sim.trace", 400);

  @Test
  void everySeedKeepsTheInvariants() {
    if (System.getProperty("sim.seed") != null) {
      replay(Long.getLong("sim.seed"));
      return;
    }
    Coverage coverage = new Coverage();
    Map<Long, String> failures = new ConcurrentSkipListMap<>();
    LongStream.range(BASE, BASE + SEEDS)
        .parallel()
        .forEach(
            seed ->
                fails(seed, Subject::engine, coverage, Trace.none())
                    .ifPresent(failure -> failures.put(seed, failure.toString())));

    System.out.println("simulation: " + coverage.all());
    if (!failures.isEmpty()) {
      report(failures);
      replay(failures.keySet().iterator().next());
    }
    assertThat(failures).isEmpty();
    everythingHappened(coverage);
  }

  /**
   * Seeds beyond those that every build runs, which found errors of the engine: sent again although
   * the catch-up had left something out.
   */
  @ParameterizedTest
  @ValueSource(longs = {14_746, 18_231, 18_330, 23_270, 23_687, 24_812})
  void aSeedThatFoundAnErrorFindsItNoMore(long seed) {
    assertThat(fails(seed, Subject::engine, new Coverage(), Trace.none())).isEmpty();
  }

  @Test
  void aSeedAlwaysTakesTheSameCourse() {
    for (long seed = BASE; seed < BASE + 5; seed++) {
      Trace first = Trace.of(TRACE);
      Trace second = Trace.of(TRACE);
      fails(seed, Subject::engine, new Coverage(), first);
      fails(seed, Subject::engine, new Coverage(), second);

      assertThat(second.hash()).as("seed %d", seed).isEqualTo(first.hash());
      assertThat(first.details()).isNotEmpty();
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
                "notice NotUnderstood"))
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
    Trace trace = Trace.of(TRACE);
    Optional<Throwable> failure = fails(seed, Subject::engine, new Coverage(), trace);
    trace.details().forEach(System.out::println);
    failure.ifPresent(
        thrown -> {
          throw new AssertionError(
              "seed " + seed + " (replay with -Dsim.seed=" + seed + "): " + thrown, thrown);
        });
  }

  /** Runs one seed; whatever is thrown is a failure. */
  static Optional<Throwable> fails(
      long seed, Subject.Factory factory, Coverage coverage, Trace trace) {
    Coverage own = new Coverage();
    try {
      new Simulation(seed, factory, own, trace).run();
      return Optional.empty();
    } catch (Throwable thrown) {
      return Optional.of(thrown);
    } finally {
      coverage.addAll(own);
    }
  }
}
