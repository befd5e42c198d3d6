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
    isCaught(BrokenMirrors.HighestSeenIsWatermark::new);
  }

  @Test
  void rule2BrokenIsCaught() {
    isCaught(BrokenMirrors.SnapshotsStayWrapped::new);
    isCaught(BrokenMirrors.OldSnapshotsCount::new);
  }

  @Test
  void rule3BrokenIsCaught() {
    isCaught(BrokenWrites.CompletesTwice::new);
    isCaught(BrokenWrites.HangsWithoutAnswer::new);
  }

  @Test
  void rule4BrokenIsCaught() {
    isCaught(BrokenWrites.SendsAgainAtOnce::new);
  }

  @Test
  void rule5BrokenIsCaught() {
    isCaught(BrokenPublishing.PublishesTheFirstCatchUp::new);
    isCaught(BrokenPublishing.PublishesTwice::new);
  }

  @Test
  void rule6BrokenIsCaught() {
    isCaught(BrokenPace.TrustsSilence::new);
    isCaught(BrokenPace.NeverAsksForTheStatus::new);
  }

  @Test
  void rule7BrokenIsCaught() {
    isCaught(BrokenPace.TriesAgainAtOnce::new);
    isCaught(BrokenAccess.IgnoresRefusals::new);
  }

  @Test
  void rule8BrokenIsCaught() {
    isCaught(BrokenAccess.IgnoresPermissions::new);
  }

  @Test
  void rule9BrokenIsCaught() {
    isCaught(BrokenPace.KnowsNoLimits::new);
  }

  @Test
  void rule10BrokenIsCaught() {
    isCaught(BrokenMirrors.GuessesCases::new);
  }

  private static void isCaught(Supplier<Broken> kind) {
    assertThat(LongStream.rangeClosed(1, SEEDS))
        .as("seeds that catch %s", kind.get().getClass().getSimpleName())
        .anyMatch(
            seed ->
                Run.of(seed, Broken.of(kind), new Coverage(), Trace.none())
                    .failure()
                    .filter(Violation.class::isInstance)
                    .isPresent());
  }
}
