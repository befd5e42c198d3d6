package io.dustlayer.cdi.tck.weld.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.fault.FrameFault;
import io.dustlayer.cdi.server.fault.FrameLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with {@code dust.cache=file} that starts again. */
class WarmStartTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int NOTES = 100;

  /** Starts the SDK transport by being there. */
  @ApplicationScoped
  static class Observing {
    private final BlockingQueue<DustChange> changes = new LinkedBlockingQueue<>();

    void changed(@Observes @Changed(Note.class) DustChange change) {
      changes.add(change);
    }

    BlockingQueue<DustChange> changes() {
      return changes;
    }
  }

  @TempDir Path folder;

  private DustServer server;
  private final List<Note> notes = new ArrayList<>();

  @BeforeEach
  void fillTheCache() throws Exception {
    server =
        DustServer.builder().inMemory().store("acme/main").rateLimits(RateLimits.off()).start();
    try (Application application = application()) {
      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      for (int i = 0; i < NOTES; i++) {
        notes.add(new Note(String.format("n%03d", i), "text " + i));
        application.notes().insert(notes.get(i));
      }
    }
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void reads_are_served_before_any_network() {
    server.stop();
    try (Application application = application()) {
      application.dust().start();

      assertThat(application.notes().get("n042")).contains(notes.get(42));
      assertThat(application.notes().all()).isEqualTo(notes);
    }
  }

  @Test
  void only_the_difference_is_transferred_and_told() throws Exception {
    try (Application other = Application.using(server, Map.of("dust.transport", "http"))) {
      other.notes().insert(new Note("away", "written meanwhile"));
      other.notes().delete("n000");
    }
    Predicate<FrameLine> toClient = FrameLine.toClient();
    List<Long> transferred = new CopyOnWriteArrayList<>();
    server
        .faults()
        .frames()
        .next(
            1,
            line -> {
              if (toClient.test(line) && line.storeSeq() > 0) {
                transferred.add(line.storeSeq());
              }
              return false;
            },
            new FrameFault.Run(() -> {}));
    try (Application application = application(Observing.class)) {
      BlockingQueue<DustChange> changes = application.bean(Observing.class).changes();

      DustChange first = changes.poll(LONG.toSeconds(), TimeUnit.SECONDS);
      DustChange second = changes.poll(LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(List.of(first.slug(), second.slug())).containsExactly("away", "n000");
      assertThat(List.of(first.storeSeq(), second.storeSeq()))
          .containsExactly(NOTES + 1L, NOTES + 2L);
      assertThat(application.notes().all()).hasSize(NOTES);
      assertThat(changes).isEmpty();
    }
    assertThat(transferred).contains(NOTES + 1L).allMatch(seq -> seq > NOTES);
  }

  private Application application(Class<?>... beans) {
    return Application.using(
        server, Map.of("dust.cache", "file", "dust.cache.path", folder.toString()), beans);
  }
}
