package io.dustlayer.cdi.tck.chaos;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.StoreAudit;
import io.dustlayer.cdi.tck.chaos.check.History;
import io.dustlayer.cdi.tck.chaos.check.Truth;
import io.dustlayer.cdi.tck.chaos.check.Verdict;
import io.dustlayer.cdi.tck.chaos.wire.Repetition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One run: a server and three applications as processes, and faults; then rest; then the verdict.
 *
 * <p>Every decision comes from the seed. Processes and the network take their own time, so that a
 * seed makes a course likely and does not repeat it.
 */
final class Chaos implements AutoCloseable {

  private final ChaosSettings settings;
  private final Path folder;
  private final Abilities abilities = Abilities.found();
  private final List<Disk> disks = new ArrayList<>();
  private final ServerChild server;
  private final List<ClientChild> clients = new ArrayList<>();
  private final Faults faults;
  private final List<String> found = new ArrayList<>();

  Chaos(ChaosSettings settings) throws IOException, InterruptedException {
    this.settings = settings;
    this.folder = emptied(settings.folder());
    this.server = new ServerChild(folder, disk("server"), settings.server());
    SplittableRandom random = new SplittableRandom(settings.seed());
    Map<String, String> cache = Map.of("cache", "file", "cache.path", "cache");
    Map<String, String> outbox = Map.of("outbox", "file", "outbox.path", "outbox");
    add("c1", cache, random);
    add("c2", with(outbox, Map.of("flat-writes", "atomic")), random);
    add("c3", with(cache, outbox), random);
    this.faults = new Faults(server, clients, random.split(), abilities);
  }

  private Disk disk(String name) throws IOException {
    Disk disk = new Disk(name, folder.resolve(name + "-disk"), abilities.mounts());
    disks.add(disk);
    return disk;
  }

  // Each has a disk of its own for what it keeps.
  private void add(String name, Map<String, String> more, SplittableRandom random)
      throws IOException {
    Disk disk = disk(name);
    Map<String, String> own = new TreeMap<>(more);
    own.replaceAll(
        (key, value) -> key.endsWith(".path") ? disk.folder().resolve(value).toString() : value);
    clients.add(new ClientChild(name, folder, disk, server, own, random.split()));
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(some);
    all.putAll(more);
    return all;
  }

  // What an earlier run left there would be taken for this one's.
  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  ChaosReport run() throws IOException, InterruptedException {
    server.start(List.of()).orTimeout(Limits.RECOVERY.toSeconds(), TimeUnit.SECONDS).join();
    clients.forEach(ClientChild::start);
    becomes("every client is live", () -> clients.stream().allMatch(ClientChild::isLive));
    faults.start();
    park(settings.length());
    faults.end();
    found.addAll(faults.failures());
    Files.write(folder.resolve("faults.log"), faults.course());
    tell("rest");
    becomes("every client rests", () -> clients.stream().allMatch(ClientChild::isResting));
    becomes("every client has everything", this::isSettled);
    park(Limits.LATEST);
    becomes("every client has everything that came late", this::isSettled);
    tell("report");
    becomes("every client has reported", () -> clients.stream().allMatch(ClientChild::hasReported));
    for (ClientChild client : clients) {
      client.close();
    }
    server.kill();
    return judge();
  }

  private void tell(String command) {
    for (ClientChild client : clients) {
      if (client.child().isAlive()) {
        client.child().tell(command);
      } else {
        found.add("stuck: the process of " + client + " has ended by itself; see its .err file");
      }
    }
  }

  private boolean isSettled() {
    return clients.stream().allMatch(ClientChild::isSettled)
        && clients.stream().mapToLong(ClientChild::watermark).distinct().count() == 1;
  }

  /** What does not come true is a violation; what there is then is still looked at. */
  private void becomes(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Limits.RECOVERY.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    if (!condition.getAsBoolean()) {
      found.add("stuck: not within " + Limits.RECOVERY + ": " + what + "; " + clients);
    }
  }

  private static void park(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private ChaosReport judge() throws IOException {
    StoreAudit audit = audit();
    List<Repetition> sent =
        clients.stream().flatMap(client -> client.proxy().sent().stream()).toList();
    Files.write(folder.resolve("sent.log"), sent.stream().map(Repetition::toString).toList());
    History history =
        History.read(
            folder,
            clients.stream().map(ClientChild::name).toList(),
            clients.stream().flatMap(client -> client.pauses().stream()).toList(),
            sent);
    Verdict verdict = Verdict.of(history, Truth.of(audit), found);
    Files.write(folder.resolve("violations.log"), verdict.violations());
    return new ChaosReport(
        settings, abilities, verdict, faults.counts(), faults.kills(), faults.cuts());
  }

  private StoreAudit audit() {
    try (DustServer reader =
        DustServer.builder().data(server.data()).store(ServerChild.STORE).keepEveryOp().start()) {
      return reader.admin().audit();
    }
  }

  @Override
  public void close() throws IOException {
    for (ClientChild client : clients) {
      client.close();
    }
    if (server.child() != null) {
      server.kill();
    }
    for (Disk disk : disks) {
      disk.close();
    }
  }
}
