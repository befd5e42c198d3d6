package io.dustlayer.cdi.tck.quarkus.reloaded;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.event.Upserted;
import io.dustlayer.cdi.tck.host.Generations;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Uses everything that may be left behind, and tells of it: a function in a property of the virtual
 * machine, where the test finds that of the application that runs.
 */
@ApplicationScoped
public class Laps {

  private static final int SECONDS = 30;

  private final CountDownLatch observed = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);

  @Inject DustRepo<Lap> laps;
  @Inject DustRepo<Note> notes;

  @Inject
  @DustStore("laps")
  Dust dust;

  @Inject
  @DustStore("plain")
  Dust plain;

  void saw(@Observes @Upserted Lap lap) {
    observed.countDown();
  }

  void start(@Observes StartupEvent started) {
    Generations.add(Laps.class.getClassLoader());
    Function<String, String> answers = this::answer;
    System.getProperties().put(Laps.class.getName(), answers);
  }

  private String answer(String question) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Laps.class.getClassLoader());
    try {
      return question.equals("lap") ? lap() : left();
    } catch (ReflectiveOperationException | ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String lap() throws InterruptedException, ExecutionException, TimeoutException {
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
    return "lap 0 synced=%s observed=%s told=%s %s %s laps=%d notes=%d"
        .formatted(
            synced,
            observed.await(SECONDS, TimeUnit.SECONDS),
            told.await(SECONDS, TimeUnit.SECONDS),
            dust.transport(),
            plain.transport(),
            laps.all().size(),
            notes.all().size());
  }

  private String left() throws IllegalAccessException {
    return String.join("\n", Generations.left(Laps.class.getClassLoader()));
  }
}
