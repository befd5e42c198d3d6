package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Readers and a writer at once; the writer keeps x and y of each point alike, and counts up. */
class ConcurrentReadTest {

  private static final int READERS = 3;
  private static final int ROUNDS = 500;
  private static final int POINTS = 4;

  private final RealtimeStore store = new RealtimeStore();
  private final ModelTransport server = store.model;
  private final JsonProvider json = JsonProvider.provider();
  private final DustRepo<Point> points = store.dust.repo(Point.class);

  // What the writer was told of, as the point's number.
  private final AtomicInteger[] told = new AtomicInteger[POINTS];
  private final CountDownLatch begun = new CountDownLatch(READERS);

  @Test
  void no_stale_record_survives_and_no_operation_is_seen_half() throws Exception {
    for (int i = 0; i < POINTS; i++) {
      told[i] = new AtomicInteger();
      write(i, 0);
    }
    ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
    try {
      List<Future<Void>> ends = new ArrayList<>();
      // First, since readers go on until they have seen the last of its writes.
      Callable<Void> writer = this::write;
      ends.add(threads.submit(writer));
      for (int i = 0; i < READERS; i++) {
        ends.add(threads.submit(reader(i)));
      }
      for (Future<Void> end : ends) {
        end.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    for (int i = 0; i < POINTS; i++) {
      assertThat(points.get("p" + i)).contains(Point.of("p" + i, ROUNDS, ROUNDS));
    }
  }

  private Void write() throws InterruptedException {
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    for (int round = 1; round <= ROUNDS; round++) {
      if (round % 50 == 0) {
        server.replace(server.state(), false);
      }
      for (int i = 0; i < POINTS; i++) {
        write(i, round);
      }
    }
    return null;
  }

  private void write(int point, int value) {
    JsonValue number = json.createValue(value);
    server.set("points/p" + point, RecordLeaves.object(Map.of("x", number, "y", number)));
    told[point].set(value);
  }

  private Callable<Void> reader(int number) {
    return () -> {
      begun.countDown();
      int[] seen = new int[POINTS];
      for (int i = number; seen[i % POINTS] < ROUNDS && !Thread.interrupted(); i++) {
        int point = i % POINTS;
        int atLeast = Math.max(seen[point], told[point].get());
        Point read = points.get("p" + point).orElseThrow();
        if (!read.x().equals(read.y()) || read.x() < atLeast) {
          throw new AssertionError(read + " is half, or older than " + atLeast);
        }
        seen[point] = read.x();
        if (i % 100 == 0) {
          readAll(seen);
        }
      }
      return null;
    };
  }

  // Written in this order, so at one moment no point can be ahead of one before it.
  private void readAll(int[] seen) {
    List<Point> all = points.all();
    assertThat(all).hasSize(POINTS).allMatch(point -> point.x().equals(point.y()));
    for (int i = 0; i < POINTS; i++) {
      assertThat(all.get(i).x()).isGreaterThanOrEqualTo(seen[i]);
      if (i > 0) {
        assertThat(all.get(i - 1).x()).isBetween(all.get(i).x(), all.get(i).x() + 1);
      }
    }
  }
}
