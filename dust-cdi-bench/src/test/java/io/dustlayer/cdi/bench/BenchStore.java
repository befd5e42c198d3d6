package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.repo.RepoSettings;
import io.dustlayer.cdi.repo.StoreAccess;
import io.dustlayer.cdi.repo.StoreDust;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import io.dustlayer.cdi.sync.run.RemoteStore;
import io.dustlayer.cdi.sync.run.SdkSettings;
import io.dustlayer.cdi.sync.run.SdkTransport;
import io.dustlayer.cdi.sync.run.SocketFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The library with its realtime transport, as a container would make it, on a replayed server. */
final class BenchStore implements StoreAccess, AutoCloseable {

  static final String STORE = "bench/store";
  private static final long MAX_MESSAGE = 1L << 30;
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final ExecutorService executor = Executors.newFixedThreadPool(2, BenchStore::daemon);
  private final SocketFactory sockets;
  private final SdkTransport transport;
  private final StoreDust dust;

  /** A store that is not started, with what a cache has kept. */
  BenchStore(DustCache cache, long serverSeq) {
    this(new ReplayServer(STORE, serverSeq), cache, Optional.empty());
  }

  /** A store that is not started, on a server of its own. */
  BenchStore(SocketFactory sockets, DustCache cache, Optional<KeptOutbox> outbox) {
    this.sockets = sockets;
    DustTransport none = nothing();
    this.transport =
        new SdkTransport(
            new SdkSettings(EngineSettings.defaults(STORE, "bench"), STORE, MAX_MESSAGE),
            new RemoteStore(
                none,
                path -> Optional.empty(),
                (ops, id) -> {
                  throw new IllegalStateException("no benchmark sends a batch");
                }),
            sockets,
            cache,
            outbox,
            executor);
    this.dust = new StoreDust(this, RecordValidator.NONE, executor);
  }

  /** A store that is live with these leaves. */
  static BenchStore live(long watermark, Iterator<MirrorView.Leaf> leaves)
      throws InterruptedException {
    BenchStore store = new BenchStore(kept(watermark, leaves), watermark);
    store.await();
    return store;
  }

  /** What a cache has kept. */
  static DustCache kept(long watermark, Iterator<MirrorView.Leaf> leaves) {
    return new Prepared(watermark, leaves);
  }

  /** Starts, and waits until it is synced. */
  void await() throws InterruptedException {
    dust.start();
    if (!dust.awaitSynced(LONGEST_START)) {
      throw new IllegalStateException("not synced: " + dust.status());
    }
  }

  <T> DustRepo<T> repo(Class<T> schema) {
    return dust.repo(schema);
  }

  StoreDust dust() {
    return dust;
  }

  ReplayServer server() {
    return (ReplayServer) sockets;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bench");
    thread.setDaemon(true);
    return thread;
  }

  private static DustTransport nothing() {
    return (DustTransport)
        Proxy.newProxyInstance(
            BenchStore.class.getClassLoader(),
            new Class<?>[] {DustTransport.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no benchmark reads over HTTP: " + method);
            });
  }

  private record Prepared(long watermark, Iterator<MirrorView.Leaf> leaves) implements DustCache {
    @Override
    public Restored restore() {
      return new Restored(watermark, leaves);
    }

    @Override
    public void write(Update update) {
      // What a benchmark does is not for later.
    }

    @Override
    public void close() {
      // There is no file.
    }
  }

  @Override
  public String key() {
    return "";
  }

  @Override
  public String name() {
    return STORE;
  }

  @Override
  public DustTransport transport() {
    return transport;
  }

  @Override
  public DustTransport remote() {
    return nothing();
  }

  @Override
  public DurableOutbox outbox() {
    return transport.outbox().orElseThrow();
  }

  @Override
  public RepoSettings settings() {
    return RepoSettings.DEFAULT;
  }

  @Override
  public void start() {
    transport.start();
  }

  @Override
  public void stop() {
    transport.stop();
  }

  @Override
  public void close() {
    dust.close();
    transport.close();
    executor.shutdownNow();
  }
}
