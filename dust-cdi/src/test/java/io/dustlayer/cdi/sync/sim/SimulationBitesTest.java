package io.dustlayer.cdi.sync.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The simulation notices an engine that breaks a rule: each planted error is caught, and what it
 * takes is shrunk to a short story.
 */
class SimulationBitesTest {

  private static final long SEEDS = 1_000;
  private static final int MOST_STEPS = 25;

  /** What came of looking for a planted error. */
  private record Catch(String bug, OptionalLong seed, List<Step> steps, boolean sameReason) {

    @Override
    public String toString() {
      return bug + ": seed " + (seed.isPresent() ? seed.getAsLong() : "none") + ", steps " + steps;
    }

    boolean isGood() {
      return seed.isPresent() && sameReason && steps.size() <= MOST_STEPS;
    }
  }

  @Test
  void everyPlantedErrorIsCaughtAndShrunk() {
    List<Catch> catches = PlantedBugs.ALL.parallelStream().map(SimulationBitesTest::look).toList();

    catches.forEach(System.out::println);
    assertThat(catches).hasSizeGreaterThanOrEqualTo(20).allMatch(Catch::isGood);
  }

  private static Catch look(Supplier<? extends Broken> bug) {
    String name = bug.get().getClass().getSimpleName();
    Subject.Factory broken = Broken.of(bug);
    OptionalLong seed =
        LongStream.rangeClosed(1, SEEDS).filter(one -> bites(one, broken)).findFirst();
    if (seed.isEmpty()) {
      return new Catch(name, seed, List.of(), false);
    }
    Shrinking shrinking = Shrinking.of(seed.getAsLong(), broken);
    Run again = Run.of(seed.getAsLong(), broken, shrinking.steps(), new Coverage(), Trace.none());
    return new Catch(name, seed, shrinking.steps(), again.reason().equals(shrinking.reason()));
  }

  private static boolean bites(long seed, Subject.Factory broken) {
    return Run.of(seed, broken, new Coverage(), Trace.none())
        .failure()
        .filter(Violation.class::isInstance)
        .isPresent();
  }

  @Test
  void aShrunkFailureIsToldAsAStory() {
    Subject.Factory broken = Broken.of(BrokenHistory.JumpsOverAGap::new);
    long seed =
        LongStream.rangeClosed(1, SEEDS)
            .filter(one -> bites(one, broken))
            .findFirst()
            .orElseThrow();

    List<String> story = Shrinking.of(seed, broken).story();

    assertThat(story.get(0)).startsWith("seed " + seed + " fails with these ");
    assertThat(story).anyMatch(line -> line.contains("the server commits"));
    assertThat(story).anyMatch(line -> line.contains(" hears of "));
    assertThat(story.get(story.size() - 1)).startsWith("and then: ").contains("the base differs");
  }
}
