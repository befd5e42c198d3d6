package io.dustlayer.cdi.tck.payara.redeployed;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.event.Upserted;
import io.dustlayer.cdi.tck.host.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Uses everything that may be left behind, as soon as it is deployed, and says so. */
@ApplicationScoped
public class Laps {

  private static final int SECONDS = 30;

  private final CountDownLatch observed = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);

  @Inject DustRepo<Lap> laps;
  @Inject DustRepo<Note> notes;
  @Inject Dust dust;

  @Inject
  @DustStore("plain")
  Dust plain;

  void saw(@Observes @Upserted Lap lap) {
    observed.countDown();
  }

  void run(@Observes @Initialized(ApplicationScoped.class) Object started) throws Exception {
    Generations.add(Laps.class.getClassLoader());
    boolean synced = dust.awaitSynced(Duration.ofSeconds(SECONDS));
    // Never closed by the application.
    laps.subscribe(event -> told.countDown());
    laps.insert(new Lap(UUID.randomUUID().toString(), "at once"));
    dust.batchWrite(Batch.create().insert(new Lap(UUID.randomUUID().toString(), "in a batch")));
    laps.insertAsync(new Lap(UUID.randomUUID().toString(), "later"))
        .toCompletableFuture()
        .get(SECONDS, TimeUnit.SECONDS);
    notes
        .insertAsync(new Note(UUID.randomUUID().toString(), "text"))
        .toCompletableFuture()
        .get(SECONDS, TimeUnit.SECONDS);
    System.out.printf(
        "LAP synced=%s observed=%s told=%s %s %s laps=%d notes=%d%n",
        synced,
        observed.await(SECONDS, TimeUnit.SECONDS),
        told.await(SECONDS, TimeUnit.SECONDS),
        dust.transport(),
        plain.transport(),
        laps.all().size(),
        notes.all().size());
  }
}
