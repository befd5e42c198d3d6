package io.dustlayer.cdi.tck.weld.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DeadLetter;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.event.OutboxSettled;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application with {@code dust.outbox=file}, its server away, and its restarts. */
@Timeout(120)
class OutboxTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  /** Hears what became of entries. */
  @ApplicationScoped
  static class Settlements {
    private final BlockingQueue<OutboxSettlement> heard = new LinkedBlockingQueue<>();

    void settled(@Observes @OutboxSettled OutboxSettlement settlement) {
      heard.add(settlement);
    }

    OutboxSettlement next() throws InterruptedException {
      OutboxSettlement next = heard.poll(LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(next).as("a settlement in time").isNotNull();
      return next;
    }

    int waiting() {
      return heard.size();
    }
  }

  @TempDir Path folder;

  private DustServer server;

  @BeforeEach
  void startServer() {
    server =
        DustServer.builder().inMemory().store("acme/main").rateLimits(RateLimits.off()).start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Application application(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("dust.outbox", "file");
    settings.put("dust.outbox.path", folder.toString());
    settings.putAll(more);
    return Application.using(server, settings, Settlements.class);
  }

  private Application application() {
    return application(Map.of());
  }

  private static OutboxSettlement settlement(OutboxEntry entry) {
    return entry.settled().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Test
  void what_is_written_later_is_committed_and_told() throws Exception {
    try (Application application = application()) {
      assertThat(application.dust().transport()).isEqualTo(TransportKind.SDK);

      OutboxEntry entry = application.notes().insertLater(new Note("a", "later"));

      assertThat(settlement(entry).outcome()).isEqualTo(Outcome.ACCEPTED);
      OutboxSettlement told = application.bean(Settlements.class).next();
      assertThat(told).isEqualTo(settlement(entry));
      assertThat(told.storeSeq()).isPositive();
      assertThat(told.store()).isEqualTo("acme/main");
      assertThat(told.schema()).isEqualTo("Note");
      assertThat(told.slug()).isEqualTo("a");
      assertThat(application.notes().get("a")).contains(new Note("a", "later"));
      assertThat(application.dust().outbox().pending()).isEmpty();
    }
  }

  @Test
  void what_was_written_while_the_server_was_away_is_sent_by_a_later_run() throws Exception {
    List<String> ids = new ArrayList<>();
    try (Application application = application()) {
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      application.notes().insert(new Note("old", "there"));
      server.stop();
      for (int i = 0; i < 20; i++) {
        ids.add(application.notes().insertLater(new Note("n" + i, "text")).id());
      }
      ids.add(
          application.notes().updateLater(new Note("n0", "text"), new Note("n0", "changed")).id());
      ids.add(application.notes().deleteLater("old").id());

      assertThat(application.notes().get("n0"))
          .as("read as it will be")
          .contains(new Note("n0", "changed"));
      assertThat(application.notes().get("old")).isEmpty();
      assertThat(application.dust().outbox().pending()).extracting(OutboxEntry::id).isEqualTo(ids);
    }

    try (Application offline = application()) {
      assertThat(offline.dust().outbox().pending()).extracting(OutboxEntry::id).isEqualTo(ids);
    }

    server.restart();
    try (Application application = application()) {
      Settlements settlements = application.bean(Settlements.class);
      Set<String> settled = new HashSet<>();
      while (settled.size() < ids.size()) {
        OutboxSettlement next = settlements.next();
        assertThat(next.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(settled.add(next.id())).as("told once").isTrue();
      }
      assertThat(settled).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(application.notes().get("n0")).contains(new Note("n0", "changed"));
      assertThat(application.notes().all()).hasSize(20);
      assertThat(application.dust().status().watermark())
          .as("each has one effect")
          .isEqualTo(1 + ids.size());
    }
  }

  @Test
  void a_dead_letter_is_read_retried_and_purged() throws Exception {
    try (Application application = application()) {
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      server.admin().archive();
      OutboxEntry first = application.notes().insertLater(new Note("a", "later"));
      OutboxEntry second = application.notes().insertLater(new Note("b", "later"));
      assertThat(settlement(first).outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(settlement(first).error()).get().asString().contains("store_archived");
      assertThat(settlement(second).outcome()).isEqualTo(Outcome.REJECTED);

      List<DeadLetter> letters = application.dust().outbox().deadLetters();
      assertThat(letters).extracting(DeadLetter::id).containsExactly(first.id(), second.id());
      assertThat(letters.get(0).operations()).containsExactly("merge notes/a {\"text\":\"later\"}");
      assertThat(application.notes().get("a")).isEmpty();

      assertThat(application.dust().outbox().purge(second.id())).isTrue();
      OutboxEntry again = application.dust().outbox().retry(first.id());
      assertThat(again.id()).isNotEqualTo(first.id());
      assertThat(settlement(again).outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(application.dust().outbox().deadLetters())
          .extracting(DeadLetter::id)
          .containsExactly(again.id());
      assertThat(application.dust().outbox().purgeAll()).isEqualTo(1);
    }
  }

  @Test
  void a_stopped_transport_takes_entries_and_sends_them_when_it_is_started() {
    try (Application application = application()) {
      application.dust().stop();
      OutboxEntry entry = application.notes().insertLater(new Note("a", "later"));
      assertThat(application.dust().outbox().find(entry.id())).contains(entry);

      application.dust().start();

      assertThat(settlement(entry).outcome()).isEqualTo(Outcome.ACCEPTED);
    }
  }

  @Test
  void the_cache_and_the_outbox_go_together() throws Exception {
    Map<String, String> cached = Map.of("dust.cache", "file", "dust.cache.path", folder.toString());
    try (Application application = application(cached)) {
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      application.notes().insert(new Note("old", "there"));
      server.stop();
      application.notes().insertLater(new Note("a", "later"));
    }
    try (Application offline = application(cached)) {
      assertThat(offline.notes().all())
          .containsExactly(new Note("a", "later"), new Note("old", "there"));
    }
    server.restart();
    try (Application application = application(cached)) {
      assertThat(application.bean(Settlements.class).next().outcome()).isEqualTo(Outcome.ACCEPTED);
    }
  }

  @Test
  void without_an_outbox_the_call_says_what_to_set() {
    try (Application application = Application.using(server, Map.of())) {
      assertThatThrownBy(() -> application.notes().insertLater(new Note("a", "later")))
          .isInstanceOfSatisfying(
              DustException.class,
              refused -> assertThat(refused.kind()).isEqualTo(Kind.NOT_SUPPORTED))
          .hasMessageContaining("dust.outbox=file")
          .hasMessageContaining("DUST_OUTBOX")
          .hasMessageContaining("dust.outbox.path");
    }
  }

  @Test
  void over_http_the_call_says_which_setting_rules_it_out() {
    try (Application application = application(Map.of("dust.transport", "http"))) {
      assertThatThrownBy(() -> application.notes().insertLater(new Note("a", "later")))
          .isInstanceOf(DustException.class)
          .hasMessageContaining("dust.transport=http");
    }
  }

  @Test
  void a_second_application_in_the_same_folder_is_refused() {
    try (Application first = application();
        Application second = application()) {
      assertThat(first.dust().transport()).isEqualTo(TransportKind.SDK);
      assertThat(second.dust().transport())
          .as("logged, and used over HTTP")
          .isEqualTo(TransportKind.HTTP);
      assertThatThrownBy(() -> second.notes().insertLater(new Note("a", "later")))
          .isInstanceOf(DustException.class)
          .hasMessageContaining("DUST0804")
          .hasMessageContaining("is in use");
    }
  }
}
