package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.EngineSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A large store without traffic: what its thread does, against what it has to do. */
final class IdleRows implements Rows {

  // Each heartbeat and each status check wakes it when it is due, and with its answer.
  private static final int WAKE_UPS_EACH = 2;

  @Override
  public String kind() {
    return "idle";
  }

  @Override
  public void measure(Run run) throws IOException, InterruptedException {
    int entries = run.quick() ? 100_000 : Sizes.LARGE;
    Duration time = Duration.ofSeconds(run.quick() ? 30 : 120);
    CountedFrames frames = new CountedFrames(new ReplayServer(BenchStore.STORE, entries));
    Iterator<MirrorView.Leaf> leaves = Bookmark.leaves(entries);
    try (BenchStore store =
        new BenchStore(frames, BenchStore.kept(entries, leaves), Optional.empty())) {
      store.await();
      Optional<WakeUps> wakeUps = WakeUps.of("dust-sync-" + BenchStore.STORE);
      // What the start left to do is not what is measured.
      wait(Duration.ofSeconds(2));
      long sentBefore = frames.sent();
      long wokenBefore = wakeUps.isPresent() ? wakeUps.get().count() : 0;
      wait(time);
      long sent = frames.sent() - sentBefore;
      double minutes = time.toMillis() / (double) TimeUnit.MINUTES.toMillis(1);
      run.add(Row.count("idle/frames", Target.atMost(1.1), "1/min", due(), sent / minutes));
      if (wakeUps.isPresent()) {
        long woken = wakeUps.get().count() - wokenBefore;
        run.add(
            Row.count("idle", Target.atMost(1.1), "1/min", WAKE_UPS_EACH * due(), woken / minutes));
      }
    }
  }

  /** How many heartbeats and status checks there are in a minute. */
  private static double due() {
    EngineSettings settings = EngineSettings.defaults(BenchStore.STORE, "bench");
    double millis = TimeUnit.MINUTES.toMillis(1);
    return millis / settings.heartbeatInterval().toMillis()
        + millis / settings.statusInterval().toMillis();
  }

  private static void wait(Duration time) throws InterruptedException {
    new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
