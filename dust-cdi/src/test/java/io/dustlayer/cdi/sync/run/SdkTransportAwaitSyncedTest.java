package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static io.dustlayer.cdi.sync.run.DriverFixture.synced;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Waiting for the mirror to be up to date. */
class SdkTransportAwaitSyncedTest extends SdkTransportSetup {

  @Test
  void waitingForTheSyncEndsWhenItIsLiveAndHasEverything() throws Exception {
    transport.start();
    assertThat(transport.awaitSynced(Duration.ofMillis(20))).isFalse();
    cause(new Effect.Report(status(Status.Phase.LIVE, 5, 6)));
    assertThat(transport.awaitSynced(Duration.ofMillis(20))).isFalse();
    assertThat(transport.status().lag()).isEqualTo(1);
    cause(new Effect.Report(status(Status.Phase.LIVE, 6, 6)));

    assertThat(transport.awaitSynced(Duration.ofSeconds(10))).isTrue();
    assertThat(transport.status().state()).isEqualTo(SyncState.LIVE);
    transport.stop();
    assertThat(transport.awaitSynced(Duration.ofDays(10_000))).isFalse();
  }

  @Test
  void waitingForTheSyncAfterAStopDoesNotEndByWhatWasBefore() throws Exception {
    transport.start();
    Mirror one = mirror(1, "links/a");
    cause(
        synced(one), keep(Mirror.empty(), one), new Effect.Report(status(Status.Phase.LIVE, 1, 1)));
    assertThat(transport.awaitSynced(Duration.ofSeconds(10))).isTrue();
    CountDownLatch driverIsBusy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    transport.listen(
        PATH,
        new MirrorListener() {
          @Override
          public void attached(MirrorView current) {
            driverIsBusy.countDown();
            await(goOn);
          }

          @Override
          public void changed(MirrorChange change) {}
        });
    assertThat(driverIsBusy.await(10, TimeUnit.SECONDS)).isTrue();

    transport.stop();
    transport.start();
    try {
      assertThat(transport.awaitSynced(Duration.ofMillis(20))).isFalse();
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void waitingForTheSyncEndsWhenItHasFailed() throws Exception {
    transport.start();
    cause(new Effect.Report(status(Status.Phase.FAILED, 0, 0)));

    assertThat(transport.awaitSynced(Duration.ofDays(1))).isFalse();
  }

  private static Status status(Status.Phase phase, long watermark, long serverSeq) {
    return new Status(phase, true, watermark, serverSeq, 0, Optional.empty(), true, true, Set.of());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
