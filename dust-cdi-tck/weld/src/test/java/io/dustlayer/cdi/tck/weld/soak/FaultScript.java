package io.dustlayer.cdi.tck.weld.soak;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Lets one mishap after the other happen to a server and the clients it has. Which ones, to whom
 * and after how long comes from the seed; which frame is hit is up to the sockets.
 *
 * <p>Clients wait the longer before they connect again the more often they were cut off, up to half
 * a minute, until a connection was stable for one. So connections break in storms only, and the
 * calm between these is long enough for all to be well.
 */
final class FaultScript {

  private static final long STORM_SECONDS = 45;
  private static final long CALM_SECONDS = 75;

  private final Sabotage sabotage;
  private final List<String> clients;
  private final RandomGenerator random;
  private final ScheduledExecutorService executor;
  private final Map<Mishap, Integer> counts = new EnumMap<>(Mishap.class);
  private long began;
  private volatile boolean over;
  private volatile IllegalStateException failed;

  FaultScript(
      Sabotage sabotage,
      List<String> clients,
      RandomGenerator random,
      ScheduledExecutorService executor) {
    this.sabotage = sabotage;
    this.clients = clients;
    this.random = random;
    this.executor = executor;
  }

  void start() {
    began = System.nanoTime();
    later();
  }

  /** Ends the script; what is broken is mended by the clients. Waits for a restart under way. */
  void end() throws InterruptedException {
    close();
    if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a mishap does not come to its end");
    }
    sabotage.end();
    if (failed != null) {
      throw failed;
    }
  }

  private synchronized void close() {
    over = true;
    executor.shutdown();
  }

  /** How often something happened. */
  int count(Mishap... mishaps) {
    return Arrays.stream(mishaps).mapToInt(mishap -> counts.getOrDefault(mishap, 0)).sum();
  }

  private synchronized void later() {
    if (!over) {
      executor.schedule(this::next, random.nextLong(200, 1500), TimeUnit.MILLISECONDS);
    }
  }

  private void next() {
    if (over) {
      return;
    }
    Mishap mishap = choose();
    counts.merge(mishap, 1, Integer::sum);
    try {
      sabotage.happen(mishap, clients.get(random.nextInt(clients.size())));
    } catch (RuntimeException failure) {
      // Nobody looks at what a scheduled task throws.
      failed = new IllegalStateException(mishap + " failed", failure);
      return;
    }
    later();
  }

  private Mishap choose() {
    long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    boolean storm = passed % (STORM_SECONDS + CALM_SECONDS) < STORM_SECONDS;
    List<Mishap> possible =
        Arrays.stream(Mishap.values()).filter(mishap -> storm || !mishap.isBreaking()).toList();
    int dice = random.nextInt(possible.stream().mapToInt(Mishap::weight).sum());
    for (Mishap mishap : possible) {
      dice -= mishap.weight();
      if (dice < 0) {
        return mishap;
      }
    }
    throw new AssertionError("the weights add up to more");
  }
}
