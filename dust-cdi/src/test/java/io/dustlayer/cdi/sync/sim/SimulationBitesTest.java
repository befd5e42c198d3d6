package io.dustlayer.cdi.sync.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulation notices an engine that breaks a rule: each rule broken in turn is caught. */
class SimulationBitesTest {

  private static final long SEEDS = 300;

  @Test
  void rule1BrokenIsCaught() {
    isCaught(Broken.HighestSeenIsWatermark::new);
  }

  @Test
  void rule2BrokenIsCaught() {
    isCaught(Broken.SnapshotsStayWrapped::new);
    isCaught(Broken.OldSnapshotsCount::new);
  }

  @Test
  void rule3BrokenIsCaught() {
    isCaught(Broken.CompletesTwice::new);
    isCaught(Broken.HangsWithoutAnswer::new);
  }

  @Test
  void rule4BrokenIsCaught() {
    isCaught(Broken.SendsAgainAtOnce::new);
  }

  @Test
  void rule5BrokenIsCaught() {
    isCaught(Broken.PublishesTheFirstCatchUp::new);
    isCaught(Broken.PublishesTwice::new);
  }

  @Test
  void rule6BrokenIsCaught() {
    isCaught(Broken.TrustsSilence::new);
    isCaught(Broken.NeverAsksForTheStatus::new);
  }

  @Test
  void rule7BrokenIsCaught() {
    isCaught(Broken.TriesAgainAtOnce::new);
    isCaught(Broken.IgnoresRefusals::new);
  }

  @Test
  void rule8BrokenIsCaught() {
    isCaught(Broken.IgnoresPermissions::new);
  }

  @Test
  void rule9BrokenIsCaught() {
    isCaught(Broken.KnowsNoLimits::new);
  }

  @Test
  void rule10BrokenIsCaught() {
    isCaught(Broken.GuessesCases::new);
  }

  private static void isCaught(Supplier<Broken> kind) {
    assertThat(LongStream.rangeClosed(1, SEEDS))
        .as("seeds that catch %s", kind.get().getClass().getSimpleName())
        .anyMatch(
            seed ->
                SyncSimulationTest.fails(seed, Broken.of(kind), new Coverage(), Trace.none())
                    .filter(Violation.class::isInstance)
                    .isPresent());
  }
}
