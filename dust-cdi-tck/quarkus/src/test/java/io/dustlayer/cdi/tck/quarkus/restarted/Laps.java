package io.dustlayer.cdi.tck.quarkus.restarted;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.event.Upserted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Uses everything that may be left behind, or does not start. */
@ApplicationScoped
public class Laps {

  private static final int SECONDS = 30;

  private final CountDownLatch heard = new CountDownLatch(1);

  @Inject DustRepo<Lap> laps;

  @Inject
  @DustStore("laps")
  Dust dust;

  void saw(@Observes @Upserted Lap lap) {
    heard.countDown();
  }

  void run(@Observes Startup started) throws InterruptedException {
    if (!dust.awaitSynced(Duration.ofSeconds(SECONDS))) {
      throw new IllegalStateException("not synced");
    }
    laps.insert(new Lap(UUID.randomUUID().toString(), "lap"));
    if (!heard.await(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no event");
    }
    dust.stop();
    laps.all();
    dust.start();
  }
}
