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
  private static final int EXAMINATION = 1_000_000;

  private final World world;
  private final ModelServer server;
  private final Ledger ledger = new Ledger();
  private final List<Node> nodes = new ArrayList<>();
  private final List<HttpClient> httpClients = new ArrayList<>();
  private final Workload workload;
  private final Mischief mischief;
  private final Plan plan;

  /** All steps that the seed leads to. */
  Simulation(long seed, Subject.Factory factory, Coverage coverage, Trace trace) {
    this(seed, factory, coverage, trace, null);
  }

  /** Only some of the steps, or all if they are null. */
  Simulation(long seed, Subject.Factory factory, Coverage coverage, Trace trace, List<Step> steps) {
    this.world = new World(seed, coverage, trace);
    this.server =
        new ModelServer(world, op -> ledger.committed(this.server().store(), op), this::mayReach);
    this.workload = new Workload(world, server);
    EngineSettings settings = settings();
    int engines = world.oneOf(List.of(1, 1, 1, 2, 2, 3));
    for (int i = 0; i < engines; i++) {
      nodes.add(node(i, settings, factory));
    }
    int others = 1 + world.random.nextInt(2);
    for (int i = 0; i < others; i++) {
      httpClients.add(new HttpClient(world, server, ledger, workload, "h" + i));
    }
    this.mischief = new Mischief(world, server, nodes);
    Plan all = Plan.of(world, engines, others);
    this.plan = steps == null ? all : all.with(steps);
  }

  private ModelServer server() {
    return server;
  }

  Plan plan() {
    return plan;
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
    world.scheduler.runUntil(world.now() + World.SECOND + plan.duration());
    world.enter("end", 0);
    world.tell(() -> "no more faults");
    mischief.end();
    rest(REST_WITHIN);
    examine();
    world.enter("version", 0);
    if (world.chance(0.02)) {
      refuseVersion();
    }
    world.coverage.add("steps", world.scheduler.steps());
    world.coverage.add("operations committed", server.store().seq());
    world.coverage.count("seeds");
  }

  private void begin() {
    long start = world.now();
    for (Step step : plan.steps()) {
      world.scheduler.at(
          start + step.at(), Chance.place(world.seed, "step", step.id()), () -> perform(step));
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      world.enter("start", i);
      world.after(World.SECOND + world.between(0, 2_000), node::start);
    }
  }

  private void perform(Step step) {
    workload.begin(step.id());
    switch (step.kind()) {
      case WRITE -> workload.submit(nodes.get(step.client()), 1);
      case DURABLE -> workload.submitDurable(nodes.get(step.client()));
      case BURST -> workload.submit(nodes.get(step.client()), 2 + world.random.nextInt(10));
      case BATCH -> workload.batch(nodes.get(step.client()));
      case HTTP_WRITE -> httpClients.get(step.client()).write();
      case HTTP_READ -> httpClients.get(step.client()).read();
      case FAULT -> mischief.bring(step.fault(), nodes.get(step.client()));
    }
  }

  // A server that was reset must not grow beyond what an engine knows, or finds on its disk after a
  // crash, before that engine can see it: nothing in the protocol would tell the engine.
  private boolean mayReach(long seq) {
    return nodes.stream()
        .allMatch(
            node ->
                node.disk().wouldNotice(seq)
                    && (!node.invariants().isStranded()
                        || seq < node.invariants().base().watermark()));
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
    Tally.check(ledger, server.store());
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
                    node.link().isOpen()
                        && node.disk().isOfThisHistory()
                        && node.disk().journal().pending().isEmpty()
                        && node.invariants().isSettled(node.engine().status()))
        && ledger.all().stream().noneMatch(Write::isPending);
  }

  private String describe() {
    StringBuilder all = new StringBuilder("server at " + server.store().seq());
    for (Node node : nodes) {
      all.append("; ").append(node.name()).append(' ').append(node.engine().status());
      all.append(node.invariants().describe());
    }
    ledger.all().stream().filter(Write::isPending).forEach(write -> all.append("; ").append(write));
    return all.toString();
  }

  // Somebody writes over HTTP while all is quiet, and then every engine writes.
  private void examine() {
    world.enter("examination", 0);
    workload.begin(EXAMINATION);
    httpClients.get(0).write();
    world.scheduler.runUntil(world.now() + World.SECOND);
    rest(noticedWithin());
    for (int i = 0; i < nodes.size(); i++) {
      world.enter("examination", 1 + i);
      workload.begin(EXAMINATION + 1 + i);
      examine(nodes.get(i));
    }
    rest(noticedWithin());
  }

  private void examine(Node node) {
    WriteRequest request = workload.set(node);
    node.submit(request);
    long latest = world.now() + 12 * World.SECOND;
    do {
      world.scheduler.runUntil(world.now() + World.SECOND / 10);
    } while (ledger.write(request.clientOpId()).isPending() && world.now() < latest);
    Outcome outcome = ledger.write(request.clientOpId()).outcome();
    if (!(outcome instanceof Outcome.Committed) && !(outcome instanceof Outcome.NotPermitted)) {
      throw new Violation("a write on a healthy connection ended as " + outcome);
    }
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
    if (ledger.all().stream().anyMatch(write -> write.isPending() && !write.isDurable())) {
      throw new Violation("without outcome: " + describe());
    }
  }
}
