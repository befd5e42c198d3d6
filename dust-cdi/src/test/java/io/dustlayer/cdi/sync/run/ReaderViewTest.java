package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.ViewListener;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReaderViewTest {

  private static final List<DustPath> TOUCHED = List.of(DustPath.of("a"));

  private static final class Counting implements ViewListener {

    final AtomicInteger told = new AtomicInteger();

    @Override
    public void touched(List<DustPath> touched) {
      told.incrementAndGet();
    }

    @Override
    public void replaced() {
      told.incrementAndGet();
    }
  }

  @Test
  void whoListensAndThenLooksIsToldOfEveryLaterView() throws Exception {
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < 2000; round++) {
        ReaderView view = new ReaderView(new SyncLog("a test", System::nanoTime));
        view.show(at(1));
        CyclicBarrier start = new CyclicBarrier(2);
        Future<?> shown =
            driver.submit(
                () -> {
                  meet(start);
                  view.show(at(2));
                });
        Counting listener = new Counting();
        meet(start);
        view.add(new Registration<>(listener, view::remove));
        Optional<MirrorView> seen = view.current();
        shown.get(10, TimeUnit.SECONDS);

        assertThat(seen.orElseThrow().watermark() == 2 || listener.told.get() == 1).isTrue();
      }
    } finally {
      driver.shutdownNow();
    }
  }

  @Test
  void aClosedListenerIsToldNothing() {
    ReaderView view = new ReaderView(new SyncLog("a test", System::nanoTime));
    Counting listener = new Counting();
    Registration<ViewListener> registration = new Registration<>(listener, view::remove);
    view.add(registration);
    registration.close();
    view.show(at(1));

    assertThat(listener.told).hasValue(0);
  }

  private static Effect.Show at(long watermark) {
    Mirror mirror = Mirror.empty().edit().watermark(watermark).done();
    return new Effect.Show(mirror, TOUCHED, false, true);
  }

  private static void meet(CyclicBarrier start) {
    try {
      start.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException stuck) {
      throw new IllegalStateException(stuck);
    }
  }
}
