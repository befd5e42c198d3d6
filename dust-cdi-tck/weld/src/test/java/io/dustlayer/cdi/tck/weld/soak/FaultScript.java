package io.dustlayer.cdi.tck.weld.soak;

import static io.dustlayer.cdi.server.fault.FrameLine.device;
import static io.dustlayer.cdi.server.fault.FrameLine.event;
import static io.dustlayer.cdi.server.fault.FrameLine.fromClient;
import static io.dustlayer.cdi.server.fault.FrameLine.toClient;
import static io.dustlayer.cdi.server.fault.RequestLine.pathEnding;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.fault.FrameFault;
import io.dustlayer.cdi.server.fault.FrameLine;
import io.dustlayer.cdi.server.fault.HttpFault;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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

  private final DustServer server;
  private final List<String> clients;
  private final RandomGenerator random;
  private final ScheduledExecutorService executor;
  private final Map<Mishap, Integer> counts = new EnumMap<>(Mishap.class);
  private final Set<Long> snapshots = new ConcurrentSkipListSet<>();
  private long began;
  private volatile boolean over;
  private volatile IllegalStateException failed;

  FaultScript(
      DustServer server,
      List<String> clients,
      RandomGenerator random,
      ScheduledExecutorService executor) {
    this.server = server;
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
    over = true;
    executor.shutdown();
    if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a mishap does not come to its end");
    }
    server.faults().clear();
    if (failed != null) {
      throw failed;
    }
  }

  /** How often something happened. */
  int count(Mishap... mishaps) {
    return Arrays.stream(mishaps).mapToInt(mishap -> counts.getOrDefault(mishap, 0)).sum();
  }

  /** Compacts the log now. */
  void compact() {
    snapshots.add(server.admin().compact());
  }

  /** The {@code store_seq} of every snapshot that was taken. */
  Set<Long> snapshots() {
    return Set.copyOf(snapshots);
  }

  private void later() {
    executor.schedule(this::next, random.nextLong(200, 1500), TimeUnit.MILLISECONDS);
  }

  private void next() {
    if (over) {
      return;
    }
    Mishap mishap = choose();
    counts.merge(mishap, 1, Integer::sum);
    try {
      happen(mishap, clients.get(random.nextInt(clients.size())));
    } catch (RuntimeException failure) {
      // Nobody looks at what a scheduled task throws.
      failed = new IllegalStateException(mishap + " failed", failure);
      return;
    }
    if (!over) {
      later();
    }
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

  private void happen(Mishap mishap, String client) {
    Predicate<FrameLine> to = toClient().and(device(client));
    Predicate<FrameLine> from = fromClient().and(device(client));
    Predicate<FrameLine> events = to.and(event("event"));
    Predicate<FrameLine> writes = from.and(event("write"));
    switch (mishap) {
      case RESTART -> server.restart();
      case CRASH -> {
        server.crash();
        server.restart();
      }
      case CUT -> frames(1, to, new FrameFault.Cut(random.nextBoolean()));
      case CUT_AFTER_WRITE -> frames(1, writes, new FrameFault.Cut(true));
      case HALF_OPEN -> frames(1, to, new FrameFault.HalfOpen());
      case SLOW -> {
        frames(1, to, new FrameFault.Slow(random.nextInt(2_000, 20_000)));
        frames(1, from.and(heartbeats(3)), new FrameFault.Cut(false));
      }
      case GARBAGE -> frames(1, events, new FrameFault.Garbage("}{"));
      case COMPACTION_IN_CATCH_UP -> {
        frames(1, to, new FrameFault.Cut(false));
        frames(1, events, new FrameFault.Run(this::compact));
      }
      case COMPACTION -> compact();
      case LOST_ACK -> frames(random.nextInt(1, 3), writes, new FrameFault.LoseAck());
      case LOST_EVENT -> frames(1, events, new FrameFault.Drop());
      case DUPLICATE -> frames(3, events, new FrameFault.Duplicate(random.nextInt(2, 4)));
      case REORDER -> frames(2, events, new FrameFault.Reorder(random.nextInt(1, 4)));
      case DELAY -> frames(1, to, new FrameFault.Delay(millis(100, 1500)));
      case LATE_WRITE -> frames(1, writes, new FrameFault.Delay(millis(500, 4000)));
      case LOST_BATCH_ANSWER -> batch(new HttpFault.Close(true));
      case LOST_BATCH -> batch(new HttpFault.Close(false));
    }
  }

  private void frames(int times, Predicate<FrameLine> matching, FrameFault fault) {
    server.faults().frames().next(times, matching, fault);
  }

  private void batch(HttpFault fault) {
    server.faults().next(1, pathEnding("/entries/batch_write"), fault);
  }

  private Duration millis(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }

  /** Matches the last of so many heartbeats, which come one a second. */
  private static Predicate<FrameLine> heartbeats(int count) {
    AtomicInteger missing = new AtomicInteger(count);
    return event("heartbeat").and(line -> missing.decrementAndGet() <= 0);
  }
}
