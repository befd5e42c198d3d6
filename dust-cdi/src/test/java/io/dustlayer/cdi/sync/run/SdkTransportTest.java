package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static io.dustlayer.cdi.sync.run.DriverFixture.publish;
import static io.dustlayer.cdi.sync.run.DriverFixture.synced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.CommittedBatch;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SdkTransportTest {

  private static final DustPath PATH = DustPath.of("links", "a");
  private static final Entry OVER_HTTP = new Entry(PATH, Json.createValue("http"), 5);

  private final ScriptedMachine machine = new ScriptedMachine();
  private final FakeSockets sockets = new FakeSockets();
  private final ExecutorService executor =
      Executors.newFixedThreadPool(2, task -> new Thread(task, "callers"));
  private final BlockingQueue<String> requestIds = new LinkedBlockingQueue<>();
  private final SdkTransport transport = transport(Duration.ofMillis(50));
  private volatile RuntimeException batchFailure;
  private volatile RuntimeException broken;

  @AfterEach
  void close() {
    transport.close();
    executor.shutdownNow();
  }

  @Test
  void writesWaitForTheirOutcome() {
    transport.start();
    machine.answers(input -> completing(input, 7));

    assertThat(transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()))
        .isEqualTo(new Committed(7, 7));
    WriteRequest request = machine.first(Input.Submit.class).get().request();
    assertThat(request.kind()).isEqualTo(OpKind.SET);
    assertThat(request.ifMatch()).isEmpty();
    assertThat(request.clientOpId()).startsWith("test-device-").hasSizeGreaterThan(20);
    assertThat(transport.delete(PATH, OptionalLong.empty())).isEqualTo(new Committed(7, 7));
  }

  @Test
  void revisionsAreComparedOverHttpWhichTellsTheCurrentOne() {
    transport.start();

    assertThat(transport.put(PATH, JsonValue.TRUE, OptionalLong.of(3)))
        .isEqualTo(new Committed(11, 11));
    assertThat(transport.delete(PATH, OptionalLong.of(3))).isEqualTo(new Committed(11, 11));
    assertThat(transport.write(new WireOp.Delete(PATH, OptionalLong.of(3))).toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo(new Committed(11, 11));
    assertThat(requestIds).hasSize(3).allSatisfy(id -> assertThat(id).startsWith("test-device-"));
  }

  @Test
  void writeBeforeTheFirstStartIsToldThatItIsStopped() {
    assertThat(
            catchThrowableOfType(
                    DustException.class, () -> transport.delete(PATH, OptionalLong.empty()))
                .code())
        .isEqualTo("DUST0703");
  }

  @Test
  void writeThatNothingIsHeardOfEndsAsUnknown() {
    transport.start();

    DustException failure =
        catchThrowableOfType(
            DustException.class, () -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.isRetryable()).isFalse();
  }

  @Test
  void interruptedWriterIsToldThatTheOutcomeIsUnknown() {
    SdkTransport patient = transport(Duration.ofSeconds(20));
    patient.start();
    Thread.currentThread().interrupt();

    DustException failure =
        catchThrowableOfType(
            DustException.class, () -> patient.put(PATH, JsonValue.TRUE, OptionalLong.empty()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    patient.close();
  }

  @Test
  void asynchronousOutcomesAreNotToldByTheDriversThread() throws Exception {
    transport.start();
    machine.answers(input -> completing(input, 7));

    CompletableFuture<String> thread = new CompletableFuture<>();
    transport
        .write(new WireOp.Set(PATH, JsonValue.TRUE, OptionalLong.empty()))
        .thenAccept(done -> thread.complete(Thread.currentThread().getName()));

    assertThat(thread.get(10, TimeUnit.SECONDS)).isNotEqualTo("dust-sync-acme/main");
  }

  @Test
  void asynchronousFailuresAreTheVeryExceptions() {
    transport.start();
    machine.answers(
        input ->
            input instanceof Input.Submit submit
                ? List.of(
                    new Effect.Complete(
                        submit.request().clientOpId(), new Outcome.NotPermitted("entries:write")))
                : List.of());

    CompletableFuture<Committed> write =
        transport.merge(PATH, Json.createObjectBuilder().add("x", 1).build()).toCompletableFuture();

    assertThatThrownBy(() -> write.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(DustException.class)
        .hasMessageContaining("merge 'links/a'")
        .hasMessageContaining("entries:write");
  }

  @Test
  void asynchronousWritesEndWhateverFails() {
    transport.start();
    machine.answers(input -> completing(input, 7));
    batchFailure = new IllegalStateException("no bridge");
    assertThat(transport.write(new WireOp.Delete(PATH, OptionalLong.of(3))).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withCause(batchFailure);

    broken = new IllegalStateException("the module is disabled");
    assertThat(transport.write(new WireOp.Delete(PATH, OptionalLong.empty())).toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo(new Committed(7, 7));
  }

  @Test
  void whatWouldCrashTheChannelIsNeverSent() {
    transport.start();
    JsonValue emptyKey = Json.createObjectBuilder().add("", 1).build();
    JsonValue nested = Json.createArrayBuilder().add(emptyKey).build();
    JsonValue half = Json.createValue("\uD83D");
    JsonValue large = Json.createValue("x".repeat(8_000_000));

    for (JsonValue value : List.of(emptyKey, nested, half, large)) {
      DustException failure =
          catchThrowableOfType(
              DustException.class, () -> transport.put(PATH, value, OptionalLong.empty()));
      assertThat(failure.kind()).isEqualTo(Kind.INVALID_PARAMS);
      assertThat(
              transport
                  .write(new WireOp.Set(PATH, value, OptionalLong.empty()))
                  .toCompletableFuture())
          .isCompletedExceptionally();
    }
    DustPath tooLong = PATH.child("p".repeat(50_001));
    assertThat(
            catchThrowableOfType(
                    DustException.class, () -> transport.delete(tooLong, OptionalLong.empty()))
                .code())
        .isEqualTo("DUST0423");
    assertThat(machine.first(Input.Submit.class)).isEmpty();
  }

  @Test
  void readsGoOverHttpUntilThereIsAMirror() throws Exception {
    transport.start();
    assertThat(transport.get(PATH)).contains(OVER_HTTP);
    assertThat(transport.exists(PATH)).isTrue();

    Mirror mirror = mirror(2, "links/b/x", "links/b/y", "links/c");
    cause(synced(mirror));

    assertThat(transport.get(PATH)).isEmpty();
    assertThat(transport.exists(PATH)).isFalse();
    assertThat(transport.get(DustPath.of("links", "b")).get().value())
        .isEqualTo(Json.createObjectBuilder().add("x", 2).add("y", 2).build());
    assertThat(transport.list(DustPath.of("links"), 2, Optional.empty()).nextCursor())
        .contains("links/b/y");
    assertThat(transport.list(DustPath.of("links"), 2, Optional.of("links/b/y")).items())
        .containsExactly(new Entry(DustPath.of("links", "c"), Json.createValue(2), 2));
    transport.stop();
    assertThat(transport.view()).isPresent();
  }

  @Test
  void batchGoesOverHttpAndIsHandedToTheEngineBeforeItReturns() {
    transport.start();
    List<WireOp> ops =
        List.of(
            new WireOp.Set(PATH, JsonValue.TRUE, OptionalLong.empty()),
            new WireOp.Delete(DustPath.of("links", "b"), OptionalLong.of(2)));

    CommittedBatch batch = transport.batch(ops);

    assertThat(batch.storeSeq()).isEqualTo(12);
    String id = requestIds.poll();
    assertThat(id).startsWith("test-device-").hasSizeBetween(20, 200);
    assertThat(machine.first(Input.BatchCommitted.class).get().ops())
        .containsExactly(
            new StoreEvent(11, OpKind.SET, PATH, JsonValue.TRUE, null, id + ":0"),
            new StoreEvent(
                12, OpKind.DELETE, DustPath.of("links", "b"), JsonValue.NULL, null, id + ":1"));
  }

  @Test
  void listenerThatWaitsForAWriteIsToldToUseTheAsynchronousForm() throws Exception {
    transport.start();
    Mirror one = mirror(1, "links/a");
    cause(synced(one), keep(Mirror.empty(), one));
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();

    transport.listen(
        PATH,
        new MirrorListener() {
          @Override
          public void attached(MirrorView current) {
            try {
              transport.put(PATH, JsonValue.TRUE, OptionalLong.empty());
            } catch (RuntimeException failure) {
              thrown.complete(failure);
            }
          }

          @Override
          public void changed(MirrorChange change) {}
        });

    assertThat(thrown.get(10, TimeUnit.SECONDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("asynchronous form");
  }

  @Test
  void listenersAreToldByTheDriverUntilTheyAreClosed() throws Exception {
    transport.start();
    Mirror one = mirror(1, "links/a");
    cause(synced(one), keep(Mirror.empty(), one));
    BlockingQueue<Long> seqs = new LinkedBlockingQueue<>();
    var subscription =
        transport.listen(
            PATH,
            new MirrorListener() {
              @Override
              public void attached(MirrorView current) {
                seqs.add(current.watermark());
              }

              @Override
              public void changed(MirrorChange change) {
                seqs.add(change.storeSeq());
              }
            });
    assertThat(seqs.poll(10, TimeUnit.SECONDS)).isEqualTo(1);

    Mirror two = mirror(2, "links/a");
    cause(publish(one, two, "links/a"), keep(one, two, "links"));
    assertThat(seqs.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    subscription.close();
    cause(publish(two, mirror(3, "links/a"), "links/a"));

    assertThat(seqs).isEmpty();
  }

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

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void waitingForTheSyncEndsWhenItHasFailed() throws Exception {
    transport.start();
    cause(new Effect.Report(status(Status.Phase.FAILED, 0, 0)));

    assertThat(transport.awaitSynced(Duration.ofDays(1))).isFalse();
  }

  @Test
  void closingEndsTheThreadTheWritesAndTheSockets() throws Exception {
    transport.start();
    CompletableFuture<Committed> pending =
        transport
            .write(new WireOp.Set(PATH, JsonValue.TRUE, OptionalLong.empty()))
            .toCompletableFuture();

    transport.close();

    assertThatThrownBy(() -> pending.get(10, TimeUnit.SECONDS))
        .cause()
        .hasMessageContaining("DUST0703");
    assertThat(sockets.isClosed()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("dust-sync-acme/main"));
    assertThat(
            catchThrowableOfType(
                    DustException.class,
                    () -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()))
                .code())
        .isEqualTo("DUST0408");
    transport.close();
  }

  private void cause(Effect... effects) throws Exception {
    machine.answersOnce(effects);
    // A batch is an input that returns when it was handled.
    transport.batch(List.of(new WireOp.Delete(PATH, OptionalLong.empty())));
    machine.answers(input -> List.of());
  }

  private static List<Effect> completing(Input input, long seq) {
    return input instanceof Input.Submit submit
        ? List.of(
            new Effect.Complete(
                submit.request().clientOpId(),
                new Outcome.Committed(seq, JsonValue.EMPTY_JSON_OBJECT)))
        : List.of();
  }

  private static Status status(Status.Phase phase, long watermark, long serverSeq) {
    return new Status(phase, true, watermark, serverSeq, 0, Optional.empty(), true, true, Set.of());
  }

  private SdkTransport transport(Duration ackTimeout) {
    EngineSettings defaults = EngineSettings.defaults("acme/main", "test-device");
    EngineSettings settings =
        new EngineSettings(
            defaults.store(),
            defaults.deviceId(),
            false,
            defaults.connectTimeout(),
            defaults.joinTimeout(),
            ackTimeout,
            defaults.heartbeatInterval(),
            defaults.statusInterval(),
            defaults.gapTimeout(),
            defaults.maxInFlight(),
            defaults.queueLimit(),
            defaults.holdBackLimit());
    NoTransport http =
        new NoTransport() {
          @Override
          public Optional<Entry> get(DustPath path) {
            return Optional.of(OVER_HTTP);
          }

          @Override
          public boolean exists(DustPath path) {
            return true;
          }
        };
    RemoteStore remote =
        new RemoteStore(
            http,
            path -> Optional.empty(),
            (ops, id) -> {
              requestIds.add(id);
              if (batchFailure != null) {
                throw batchFailure;
              }
              return new CommittedBatch(
                  10 + ops.size(),
                  java.util.stream.IntStream.rangeClosed(1, ops.size())
                      .mapToObj(i -> new Committed(10 + i, 10 + i))
                      .toList());
            });
    return new SdkTransport(
        new SdkSettings(settings, "acme/main at http://here", 1_000_000),
        remote,
        sockets,
        DustCache.NONE,
        this::execute,
        machine,
        System::nanoTime);
  }

  private void execute(Runnable task) {
    if (broken != null) {
      throw broken;
    }
    executor.execute(task);
  }
}
