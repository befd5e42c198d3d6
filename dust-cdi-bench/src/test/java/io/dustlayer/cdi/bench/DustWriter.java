package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.ws.WebSocketFactory;
import io.dustlayer.cdi.ws.WebSocketSettings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Inserts records without waiting for one before the next, with as many on the way at most. */
final class DustWriter implements AutoCloseable {

  private final Semaphore window = new Semaphore(RawWriter.WINDOW);
  private final AtomicLong failures = new AtomicLong();
  private final BenchStore store;
  private final DustRepo<Memo> repo;

  DustWriter(URI server) throws InterruptedException {
    WebSocketSettings settings =
        new WebSocketSettings(server, "none", "bench", 1 << 20, Optional.empty());
    store =
        new BenchStore(
            new WebSocketFactory(BenchStore.STORE, settings), DustCache.NONE, Optional.empty());
    store.await();
    repo = store.repo(Memo.class);
  }

  void write(Memo memo) throws InterruptedException {
    window.acquire();
    repo.insertAsync(memo)
        .whenComplete(
            (saved, failure) -> {
              if (failure != null) {
                failures.incrementAndGet();
              }
              window.release();
            });
  }

  /** Waits for all outcomes; tells how many were failures so far. */
  long settle() throws InterruptedException {
    window.acquire(RawWriter.WINDOW);
    window.release(RawWriter.WINDOW);
    return failures.get();
  }

  @Override
  public void close() {
    store.close();
  }
}
