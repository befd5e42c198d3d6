package io.dustlayer.cdi.tck.weld.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private DustServer server;

  @BeforeEach
  void startServer() {
    server =
        DustServer.builder()
            .inMemory()
            .store("acme/main")
            .rateLimits(RateLimits.off())
            .quirks(Quirk.parse(System.getProperty("dust.tck.quirks", "none")))
            .start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "msgpack"})
  void aStartedStoreReadsLocallyAndHearsOfOthers(String format) throws Exception {
    try (Application application = Application.using(server, Map.of("dust.sdk.format", format))) {
      assertThat(application.dust().transport()).isEqualTo(TransportKind.HTTP);
      application.notes().insert(new Note("before", "over HTTP"));

      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();

      assertThat(application.dust().transport()).isEqualTo(TransportKind.SDK);
      assertThat(application.notes().all()).containsExactly(new Note("before", "over HTTP"));
      Saved<Note> saved = application.notes().insert(new Note("own", "over the socket"));
      assertThat(saved.storeSeq()).isEqualTo(2);
      assertThat(application.notes().get("own")).contains(new Note("own", "over the socket"));
      StoreStatus status = application.dust().status();
      assertThat(status.state()).isEqualTo(SyncState.LIVE);
      assertThat(status.synced()).isTrue();

      BlockingQueue<DustEvent<Note>> events = new LinkedBlockingQueue<>();
      application.notes().subscribe(events::add);
      put("notes/other/text", "\"by curl\"");

      assertThat(next(events, event -> event.slug().equals("other")).own()).isFalse();
      assertThat(application.notes().get("other")).contains(new Note("other", "by curl"));
    }
  }

  @Test
  void configuredForTheSdkItRunsFromTheFirstCallOn() throws Exception {
    try (Application application = Application.using(server, Map.of("dust.transport", "sdk"))) {
      assertThat(application.dust().transport()).isEqualTo(TransportKind.SDK);
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
    }
  }

  @Test
  void configuredForHttpItRefusesToStart() {
    try (Application application = Application.using(server, Map.of("dust.transport", "http"))) {
      DustException refused =
          catchThrowableOfType(DustException.class, () -> application.dust().start());

      assertThat(refused.kind()).isEqualTo(Kind.NOT_SUPPORTED);
      assertThat(refused).hasMessageContaining("dust.transport=http");
      assertThat(application.dust().transport()).isEqualTo(TransportKind.HTTP);
    }
  }

  @Test
  void stoppedItGoesOnOverHttpAndStartedAgainWithItsMirror() throws Exception {
    try (Application application = Application.using(server, Map.of())) {
      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      application.notes().insert(new Note("a", "1"));

      application.dust().stop();
      assertThat(application.dust().transport()).isEqualTo(TransportKind.HTTP);
      application.notes().insert(new Note("b", "2"));
      assertThat(application.notes().all()).hasSize(2);

      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      assertThat(application.notes().all()).hasSize(2);
      assertThat(application.dust().status().watermark()).isEqualTo(2);
    }
  }

  @Test
  void aBatchIsVisibleWhenItReturnsAndToldOnce() throws Exception {
    try (Application application = Application.using(server, Map.of())) {
      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      BlockingQueue<DustEvent<Note>> events = new LinkedBlockingQueue<>();
      application.notes().subscribe(events::add);

      application
          .dust()
          .batchWrite(Batch.create().insert(new Note("a", "1")).insert(new Note("b", "2")));

      assertThat(application.notes().get("b")).contains(new Note("b", "2"));
      assertThat(next(events, event -> true).slug()).isEqualTo("a");
      assertThat(next(events, event -> true).own()).isTrue();
      application.notes().insert(new Note("c", "3"));
      assertThat(next(events, event -> true).slug()).isEqualTo("c");
    }
  }

  @Test
  void aRestartedServerIsFoundAgainAndReadsGoOnMeanwhile() throws Exception {
    try (Application application = Application.using(server, Map.of())) {
      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      application.notes().insert(new Note("a", "1"));

      server.stop();
      assertThat(application.notes().get("a")).contains(new Note("a", "1"));
      server.restart();

      application.notes().insert(new Note("b", "2"));
      assertThat(application.notes().all()).hasSize(2);
    }
  }

  @Test
  void aSnapshotOfEightMegabytesIsRead() throws Exception {
    String text = "x".repeat(1_000_000);
    try (Application writer = Application.using(server, Map.of("dust.transport", "http"))) {
      for (int i = 0; i < 9; i++) {
        writer.notes().insert(new Note("n" + i, text));
      }
    }
    server.admin().compact();
    try (Application application = Application.using(server, Map.of())) {
      application.dust().start();

      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      assertThat(application.notes().all()).hasSize(9).allMatch(note -> note.text().equals(text));
    }
  }

  @Test
  void aValueOfFiveMegabytesGoesBothWays() throws Exception {
    String text = "y".repeat(5_000_000);
    try (Application application = Application.using(server, Map.of())) {
      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      BlockingQueue<DustEvent<Note>> events = new LinkedBlockingQueue<>();
      application.notes().subscribe(events::add);

      application.notes().insert(new Note("big", text));

      DustEvent<Note> event = next(events, told -> told.slug().equals("big"));
      assertThat(((DustEvent.Upserted<Note>) event).record().text()).hasSize(5_000_000);
    }
  }

  @Test
  void aRefusedTokenIsInTheStatus() throws Exception {
    Map<String, String> wrong = Map.of("dust.token", "dust_tok_wrong", "dust.transport", "sdk");
    try (Application application = Application.using(server, wrong)) {
      assertThat(application.dust().awaitSynced(Duration.ofSeconds(2))).isFalse();

      StoreStatus status = application.dust().status();
      assertThat(status.state()).isEqualTo(SyncState.BACKOFF);
      assertThat(status.lastError().orElse("")).contains("403").doesNotContain("dust_tok_wrong");
    }
  }

  @Test
  void theEndOfTheApplicationLeavesNoThread() throws Exception {
    List<Thread> started;
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Application application = Application.using(server, Map.of())) {
      application.dust().start();
      assertThat(application.dust().awaitSynced(LONG)).isTrue();
      application.notes().insert(new Note("a", "1"));
      started =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !before.contains(thread))
              .filter(thread -> thread.getName().matches("dust-(sync|socket|async|event).*"))
              .toList();
      assertThat(started).extracting(Thread::getName).contains("dust-sync-acme/main");
    }

    for (Thread thread : started) {
      thread.join(LONG.toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static DustEvent<Note> next(
      BlockingQueue<DustEvent<Note>> events, Predicate<DustEvent<Note>> wanted)
      throws InterruptedException {
    while (true) {
      DustEvent<Note> event = events.poll(LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).as("no event came").isNotNull();
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  private void put(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server.baseUrl() + "/api/stores/acme/main/entries/" + path))
            .header("Authorization", "Bearer " + server.token())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
