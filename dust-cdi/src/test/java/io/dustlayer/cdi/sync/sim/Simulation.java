package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.ChangedSettings;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One seed: engines, other writers and a server, first with faults, then without. When the faults
 * have ended, everything must come to rest; then the engines are examined once more.
 */
final class Simulation {

  private static final long REST_WITHIN = 240 * World.SECOND;
  private static final long NOTICED_WITHIN = 18 * World.SECOND;
  private static final int FEW_HELD_BACK = 4;

  private final World world;
  private final ModelServer server;
  private final Ledger ledger = new Ledger();
  private final List<Node> nodes = new ArrayList<>();
  private final Workload workload;
  private final Mischief mischief;
  private final long duration;
  private final long pause;
  private boolean faulty = true;

  Simulation(long seed, Subject.Factory factory, Coverage coverage, Trace trace) {
    this.world = new World(seed, coverage, trace);
    this.server =
        new ModelServer(world, op -> ledger.committed(this.server().store(), op), this::mayReach);
    this.workload = new Workload(world, server);
    EngineSettings settings = settings();
    int engines = 1 + world.random.nextInt(3);
    for (int i = 0; i < engines; i++) {
      nodes.add(node(i, settings, factory));
    }
    this.mischief = new Mischief(world, server, nodes);
    this.duration = world.oneOf(List.of(10L, 25L, 60L)) * World.SECOND;
    // A quarter of the longest pause is usual, and some eighty writes are enough.
    this.pause = 4 * duration / World.MILLI / 80;
  }

  private ModelServer server() {
    return server;
  }

  private Node node(int number, EngineSettings all, Subject.Factory factory) {
    String name = "e" + number;
    EngineSettings own =
        ChangedSettings.of(
            all, Map.of("deviceId", "device-" + name, "messagePack", world.chance(0.3)));
    return new Node(world, server, ledger, name, own, factory);
  }

  private EngineSettings settings() {
    return new EngineSettings(
        "acme/sim",
        "device",
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofMillis(250),
        Duration.ofSeconds(10),
        world.oneOf(List.of(1, 3, 64)),
        world.oneOf(List.of(4, 10_000)),
        world.oneOf(List.of(FEW_HELD_BACK, 100_000, 100_000)));
  }

  /**
   * Runs it.
   *
   * @throws Violation if an invariant does not hold
   */
  void run() {
    begin();
    long end = world.now() + duration;
    write(end);
    strike(end);
    world.scheduler.runUntil(end);
    faulty = false;
    world.say(() -> "NO MORE FAULTS");
    mischief.end();
    rest(REST_WITHIN);
    examine();
    if (world.chance(0.1)) {
      refuseVersion();
    }
    world.coverage.add("steps", world.scheduler.steps());
    world.coverage.add("operations committed", server.store().seq());
    world.coverage.count("seeds");
  }

  private void begin() {
    int before = world.oneOf(List.of(0, 3, 15));
    for (int i = 0; i < before; i++) {
      workload.http();
    }
    world.scheduler.runUntil(world.now() + World.SECOND);
    if (world.chance(0.2)) {
      server.store().compact();
    }
    nodes.forEach(node -> world.after(world.between(0, 2_000), () -> ensureStarted(node)));
  }

  private static void ensureStarted(Node node) {
    if (!node.isWanted()) {
      node.start();
    }
  }

  private void write(long end) {
    world.after(
        world.between(1, pause),
        () -> {
          int choice = world.random.nextInt(10);
          if (choice < 6) {
            workload.submit(world.oneOf(nodes));
          } else if (choice < 9) {
            workload.http();
          } else {
            workload.batch(world.oneOf(nodes));
          }
          if (world.now() < end) {
            write(end);
          }
        });
  }

  private void strike(long end) {
    world.after(
        world.between(1, duration / World.MILLI / 3),
        () -> {
          if (faulty && world.now() < end) {
            mischief.strike();
            strike(end);
          }
        });
  }

  // A server that was reset must not grow beyond what an engine knows before that engine can see
  // it: nothing in the protocol would tell the engine.
  private boolean mayReach(long seq) {
    return nodes.stream()
        .allMatch(
            node -> !node.invariants().isStranded() || seq < node.invariants().base().watermark());
  }

  private void rest(long within) {
    long latest = world.now() + within;
    while (!isAtRest()) {
      if (world.now() >= latest) {
        throw new Violation("not at rest after the faults: " + describe());
      }
      world.scheduler.runUntil(world.now() + World.SECOND / 4);
    }
    nodes.forEach(node -> node.invariants().settled());
    checkLedger();
  }

  // With little room for what waits, much is read again and again, each time some seconds later.
  private long noticedWithin() {
    return nodes.get(0).settings().holdBackLimit() == FEW_HELD_BACK ? REST_WITHIN : NOTICED_WITHIN;
  }

  // A connection that is half open has to be noticed, and what was slow to be over.
  private boolean isAtRest() {
    return server.writer().isIdle()
        && nodes.stream()
            .allMatch(
                node ->
                    !node.link().isHalfOpen()
                        && node.invariants().isSettled(node.engine().status()));
  }

  private String describe() {
    StringBuilder all = new StringBuilder("server at " + server.store().seq());
    for (Node node : nodes) {
      all.append("; ").append(node.name()).append(' ').append(node.engine().status());
      all.append(node.invariants().describe());
    }
    return all.toString();
  }

  private void checkLedger() {
    for (Write write : ledger.all()) {
      if (write.isPending()) {
        throw new Violation("without outcome: " + write);
      }
    }
  }

  // Somebody writes over HTTP while all is quiet, and then every engine writes.
  private void examine() {
    workload.http();
    world.scheduler.runUntil(world.now() + World.SECOND);
    rest(noticedWithin());
    for (Node node : nodes) {
      WriteRequest request = workload.set(node);
      node.submit(request);
      Write write = ledger.write(request.clientOpId());
      long latest = world.now() + 12 * World.SECOND;
      while (write.isPending() && world.now() < latest) {
        world.scheduler.runUntil(world.now() + World.SECOND / 10);
      }
      Outcome outcome = write.outcome();
      if (!(outcome instanceof Outcome.Committed) && !(outcome instanceof Outcome.NotPermitted)) {
        throw new Violation("a write on a healthy connection ended as " + outcome);
      }
    }
    rest(noticedWithin());
  }

  private void refuseVersion() {
    world.happens(Fault.VERSION);
    server.conditions().versionMin = 4;
    nodes.forEach(node -> node.link().cut());
    world.scheduler.runUntil(world.now() + 60 * World.SECOND);
    for (Node node : nodes) {
      if (node.engine().status().phase() != Status.Phase.FAILED) {
        throw new Violation("has not given up: " + node.engine().status());
      }
      node.submit(workload.set(node));
    }
    world.scheduler.runUntil(world.now() + 20 * World.SECOND);
    checkLedger();
  }
}
