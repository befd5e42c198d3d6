package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.CommittedBatch;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.sync.ChangedSettings;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A transport whose machine does as the test says, beside a store over HTTP. */
@Timeout(30)
abstract class SdkTransportSetup {

  static final DustPath PATH = DustPath.of("links", "a");
  static final Entry OVER_HTTP = new Entry(PATH, Json.createValue("http"), 5);

  final ScriptedMachine machine = new ScriptedMachine();
  final FakeSockets sockets = new FakeSockets();
  private final ExecutorService executor =
      Executors.newFixedThreadPool(2, task -> new Thread(task, "callers"));
  final BlockingQueue<String> requestIds = new LinkedBlockingQueue<>();
  final SdkTransport transport = transport(Duration.ofMillis(50));
  volatile RuntimeException batchFailure;
  volatile RuntimeException broken;

  @AfterEach
  void close() {
    transport.close();
    executor.shutdownNow();
  }

  void cause(Effect... effects) throws Exception {
    machine.answersOnce(effects);
    // A batch is an input that returns when it was handled.
    transport.batch(List.of(new WireOp.Delete(PATH, OptionalLong.empty())));
    machine.answers(input -> List.of());
  }

  static List<Effect> completing(Input input, long seq) {
    return input instanceof Input.Submit submit
        ? List.of(
            new Effect.Complete(
                submit.request().clientOpId(),
                new Outcome.Committed(seq, JsonValue.EMPTY_JSON_OBJECT)))
        : List.of();
  }

  /** What the transport's outbox is made of. */
  Optional<KeptOutbox> outbox() {
    return Optional.empty();
  }

  SdkTransport transport(Duration ackTimeout) {
    EngineSettings defaults = EngineSettings.defaults("acme/main", "test-device");
    EngineSettings settings = ChangedSettings.of(defaults, Map.of("ackTimeout", ackTimeout));
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
        outbox(),
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
