package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import jakarta.json.Json;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A driver without a thread: the test is its thread, and its clock. */
final class DriverFixture {

  static final long MAX_WAITING = 1000;

  final ScriptedMachine machine = new ScriptedMachine();
  final FakeSockets sockets = new FakeSockets();
  final Queue<Runnable> mailbox = new ArrayDeque<>();
  final StatusBoard board = new StatusBoard();
  final ReaderView view;
  final Driver driver;
  private long now;

  final ResultsLog settledSteps = new ResultsLog();

  DriverFixture() {
    this(DustCache.NONE, new NoTransport(), Runnable::run);
  }

  DriverFixture(DustCache cache, DustTransport http, Executor executor) {
    SyncLog log = new SyncLog("acme/main", () -> now);
    view = new ReaderView(log);
    RemoteStore remote =
        new RemoteStore(http, path -> Optional.empty(), (ops, id) -> http.batch(ops));
    driver =
        new Driver(
            machine,
            sockets,
            mailbox::add,
            MAX_WAITING,
            () -> now,
            new Driver.Parts(
                view,
                new ChangeListeners(log),
                new PendingWrites(),
                new CacheKeeper(cache, log, () -> now, Thread::new),
                new OutboxSteps(
                    new WriteErrors("acme/main", new Shown(text -> text)), settledSteps),
                new RemoteReads(remote, executor),
                board,
                log));
  }

  /** Runs what was put into the mailbox, and what that puts into it. */
  void drain() {
    Runnable task = mailbox.poll();
    while (task != null) {
      task.run();
      driver.settle();
      task = mailbox.poll();
    }
  }

  /** Lets time pass; the driver's deadlines are served. */
  void advance(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
    if (driver.nextDeadlineNanos() != Long.MAX_VALUE && now - driver.nextDeadlineNanos() >= 0) {
      driver.tick();
    }
  }

  /** Makes the machine do something. */
  void cause(Effect... effects) {
    machine.answersOnce(effects);
    driver.tick();
  }

  static Mirror mirror(long watermark, String... paths) {
    Mirror.Editor mirror = Mirror.empty().edit().watermark(watermark);
    for (String path : paths) {
      mirror.put(new Leaf(path, Json.createValue(watermark), watermark));
    }
    return mirror.done();
  }

  static Effect.Show synced(Mirror mirror) {
    return new Effect.Show(mirror, List.of(), true, true);
  }

  static Effect.Keep keep(Mirror before, Mirror after, String... touched) {
    return new Effect.Keep(after.watermark(), before, after, paths(touched), touched.length == 0);
  }

  static Effect.Publish publish(Mirror before, Mirror after, String path) {
    DustPath at = DustPath.parse(path);
    return new Effect.Publish(
        new StoreEvent(after.watermark(), OpKind.SET, at, Json.createValue(1), "dev", "op"),
        false,
        List.of(at),
        before,
        after);
  }

  private static List<DustPath> paths(String... rendered) {
    return java.util.Arrays.stream(rendered).map(DustPath::parse).toList();
  }
}
