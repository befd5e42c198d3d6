package io.dustlayer.cdi.tck.weld.soak;

import static org.awaitility.Awaitility.await;

import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.StoreAudit;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One run: a server on disk, three applications that write and subscribe, somebody who writes past
 * them, and faults; then rest; then the verdict.
 *
 * <p>Every decision comes from the seed. What happens is not the same each time: sockets and
 * threads take their own time, and so a decision meets another state. A seed makes a course likely,
 * no more.
 */
final class Soak implements AutoCloseable {

  private static final String LAST = "last";

  private final SoakSettings settings;
  private final SplittableRandom random;
  private final DustServer server;
  private final HttpStore store;
  private final CallLog calls = new CallLog();
  private final ErrorLog errors = new ErrorLog();
  private final List<SoakApplication> applications = new ArrayList<>();
  private final List<Receiver<?>> receivers = new ArrayList<>();

  Soak(SoakSettings settings, Path folder) throws Exception {
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    this.server =
        DustServer.builder()
            .data(folder.resolve("stores"))
            .store("acme/soak")
            .keepEveryOp()
            .rateLimits(RateLimits.off())
            .quirks(Quirk.parse(settings.quirks()))
            .start();
    this.store = new HttpStore(server);
    applications.add(SoakApplication.using(server, folder, "soak1", Map.of()));
    applications.add(
        SoakApplication.using(server, folder, "soak2", Map.of("dust.flat-writes", "atomic")));
    applications.add(
        SoakApplication.using(server, folder, "soak3", Map.of("dust.sdk.format", "msgpack")));
  }

  SoakReport run() throws Exception {
    HttpWriter past = new HttpWriter(store, random.split(), calls);
    Sabotage sabotage = new Sabotage(server, random.split());
    FaultScript faults =
        new FaultScript(
            sabotage,
            applications.stream().map(SoakApplication::name).toList(),
            random.split(),
            Executors.newSingleThreadScheduledExecutor());
    SoakSchema.SLUGS.forEach(slug -> past.writeLast(SoakSchema.TASKS, slug));
    sabotage.compact();
    // Only what comes after a mirror has all of this is known to be owed to its subscribers.
    List<String> found = new ArrayList<>(settle(Duration.ZERO));
    for (SoakApplication application : applications) {
      application.within(() -> subscribe(application));
    }
    found.addAll(write(past, faults));
    faults.end();
    found.addAll(settle(Limits.LATEST));
    // Both are told of in order: who knows of the last record was told of all before.
    SoakSchema.ALL.forEach(schema -> past.writeLast(schema, LAST));
    found.addAll(settle(Duration.ZERO));
    found.addAll(becomes("all are told of the last records", Duration.ZERO, this::told));
    return report(sabotage, faults, found);
  }

  private boolean subscribe(SoakApplication application) {
    SoakSchema.ALL.forEach(schema -> receivers.add(Receiver.subscribe(application, schema)));
    return true;
  }

  private List<String> write(HttpWriter past, FaultScript faults) throws InterruptedException {
    Writers writers = new Writers();
    for (SoakApplication application : applications) {
      writers.start(new LibraryWriter(application, random.split(), calls), application.loader());
    }
    writers.start(past, Soak.class.getClassLoader());
    faults.start();
    long end = System.nanoTime() + settings.length().toNanos();
    for (long left = settings.length().toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return writers.end();
  }

  private List<String> settle(Duration lasting) {
    return becomes(
        "every mirror has everything",
        lasting,
        () -> applications.stream().allMatch(this::isSettled));
  }

  /** What does not come true is a violation; what there is then is still looked at. */
  private List<String> becomes(String what, Duration lasting, Callable<Boolean> condition) {
    try {
      await()
          .atMost(Limits.RECOVERY)
          .during(lasting)
          .pollInterval(Duration.ofMillis(200))
          .until(condition);
      return List.of();
    } catch (ConditionTimeoutException late) {
      return List.of(
          "not within "
              + Limits.RECOVERY
              + (": " + what + "; server at " + server.admin().storeSeq() + ", ")
              + applications.stream().map(each -> each.dust().status()).toList());
    }
  }

  private boolean isSettled(SoakApplication application) {
    StoreStatus status = application.dust().status();
    return status.state() == SyncState.LIVE
        && status.synced()
        && status.pending() == 0
        && status.watermark() == server.admin().storeSeq();
  }

  private boolean told() {
    return receivers.stream().allMatch(receiver -> receiver.knows(LAST));
  }

  private SoakReport report(Sabotage sabotage, FaultScript faults, List<String> found)
      throws Exception {
    List<Reading> readings = new ArrayList<>();
    for (SoakApplication application : applications) {
      readings.add(application.within(application::reading));
    }
    StoreAudit audit = server.admin().audit();
    History history =
        new History(
            audit.ops().stream().map(LoggedOp::of).toList(),
            sabotage.snapshots(),
            calls.calls(),
            receivers.stream().map(Receiver::witness).toList(),
            readings,
            store.leaves());
    receivers.forEach(receiver -> found.addAll(receiver.unexpected()));
    found.addAll(errors.errors());
    found.addAll(Verdict.violations(history));
    return new SoakReport(
        settings,
        history,
        sabotage.hits(),
        faults.count(Mishap.RESTART),
        faults.count(Mishap.CRASH),
        faults.count(Mishap.CUT, Mishap.CUT_AFTER_WRITE, Mishap.HALF_OPEN, Mishap.SLOW),
        sabotage.snapshots().size(),
        found);
  }

  @Override
  public void close() throws IOException {
    for (SoakApplication application : applications) {
      application.close();
    }
    server.close();
    errors.close();
  }
}
