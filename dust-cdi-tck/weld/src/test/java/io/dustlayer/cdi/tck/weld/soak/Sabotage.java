package io.dustlayer.cdi.tck.weld.soak;

import static io.dustlayer.cdi.server.fault.FrameLine.device;
import static io.dustlayer.cdi.server.fault.FrameLine.event;
import static io.dustlayer.cdi.server.fault.FrameLine.fromClient;
import static io.dustlayer.cdi.server.fault.FrameLine.toClient;
import static io.dustlayer.cdi.server.fault.RequestLine.pathEnding;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.fault.FaultRule;
import io.dustlayer.cdi.server.fault.FrameFault;
import io.dustlayer.cdi.server.fault.FrameLine;
import io.dustlayer.cdi.server.fault.FrameRule;
import io.dustlayer.cdi.server.fault.HttpFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** How each mishap is done to a server and its clients. One thread at a time lets them happen. */
final class Sabotage {

  private final DustServer server;
  private final RandomGenerator random;
  private final List<Hit> done = new ArrayList<>();
  private final Map<Mishap, Integer> hits = new EnumMap<>(Mishap.class);
  private final Set<Long> snapshots = new ConcurrentSkipListSet<>();

  /** What comes of one mishap, as long as its rule is in effect. */
  private record Hit(Mishap mishap, IntSupplier frames) {}

  Sabotage(DustServer server, RandomGenerator random) {
    this.server = server;
    this.random = random;
  }

  /** Lets nothing more go wrong. What is broken is mended by the clients. */
  void end() {
    done.forEach(hit -> hits.merge(hit.mishap(), hit.frames().getAsInt(), Integer::sum));
    server.faults().clear();
  }

  /** How many frames, requests or servers each mishap had hit by the end. */
  Map<Mishap, Integer> hits() {
    return hits;
  }

  /** Compacts the log now. */
  void compact() {
    snapshots.add(server.admin().compact());
  }

  /** The {@code store_seq} of every snapshot that was taken. */
  Set<Long> snapshots() {
    return Set.copyOf(snapshots);
  }

  /** Lets something happen, now or with the next frames of a client. */
  void happen(Mishap mishap, String client) {
    Predicate<FrameLine> to = toClient().and(device(client));
    Predicate<FrameLine> from = fromClient().and(device(client));
    Predicate<FrameLine> events = to.and(event("event"));
    Predicate<FrameLine> writes = from.and(event("write"));
    switch (mishap) {
      case RESTART -> {
        server.restart();
        done.add(new Hit(mishap, () -> 1));
      }
      case CRASH -> {
        server.crash();
        server.restart();
        done.add(new Hit(mishap, () -> 1));
      }
      case CUT -> frames(mishap, 1, to, new FrameFault.Cut(random.nextBoolean()));
      case CUT_AFTER_WRITE -> frames(mishap, 1, writes, new FrameFault.Cut(true));
      case HALF_OPEN -> frames(mishap, 1, to, new FrameFault.HalfOpen());
      case SLOW -> {
        frames(mishap, 1, to, new FrameFault.Slow(random.nextInt(2_000, 20_000)));
        frames(mishap, 1, from.and(heartbeats(3)), new FrameFault.Cut(false));
      }
      case GARBAGE -> frames(mishap, 1, events, new FrameFault.Garbage("}{"));
      case COMPACTION_IN_CATCH_UP -> {
        frames(mishap, 1, to, new FrameFault.Cut(false));
        frames(mishap, 1, events, new FrameFault.Run(this::compact));
      }
      case COMPACTION -> {
        compact();
        done.add(new Hit(mishap, () -> 1));
      }
      case LOST_ACK -> frames(mishap, random.nextInt(1, 3), writes, new FrameFault.LoseAck());
      case LOST_EVENT -> frames(mishap, 1, events, new FrameFault.Drop());
      case DUPLICATE -> frames(mishap, 3, events, new FrameFault.Duplicate(random.nextInt(2, 4)));
      case REORDER -> frames(mishap, 2, events, new FrameFault.Reorder(random.nextInt(1, 4)));
      case DELAY -> frames(mishap, 1, to, new FrameFault.Delay(millis(100, 1500)));
      case LATE_WRITE -> frames(mishap, 1, writes, new FrameFault.Delay(millis(500, 4000)));
      case LOST_BATCH_ANSWER -> batch(mishap, new HttpFault.Close(true));
      case LOST_BATCH -> batch(mishap, new HttpFault.Close(false));
    }
  }

  private void frames(Mishap mishap, int times, Predicate<FrameLine> matching, FrameFault fault) {
    FrameRule rule = server.faults().frames().next(times, matching, fault);
    done.add(new Hit(mishap, rule::hits));
  }

  private void batch(Mishap mishap, HttpFault fault) {
    FaultRule rule = server.faults().next(1, pathEnding("/entries/batch_write"), fault);
    done.add(new Hit(mishap, () -> 1 - rule.remaining()));
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
