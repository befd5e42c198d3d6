package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.DurableWrite;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** A client: a process with an engine in it, its clock and its disk. Has every step checked. */
final class Node {

  private static final int VAIN_TICKS = 5;
  private static final long BUSY = 60;
  private static final Set<String> SMALL = Set.of("event", "phx_reply");

  private final World world;
  private final ModelServer server;
  private final String name;
  private final EngineSettings settings;
  private final Subject.Factory factory;
  private final Clock clock;
  private final Disk disk;
  private final HttpReads reads;
  private final Deque<Input> waiting = new ArrayDeque<>();
  private Subject engine;
  private Invariants invariants;
  private Link link;
  private int incarnation;
  private boolean wanted;
  private boolean frozen;
  private boolean together;
  private long deadline = Long.MAX_VALUE;
  private long timer;
  private int vainTicks;

  Node(
      World world,
      ModelServer server,
      Ledger ledger,
      String name,
      EngineSettings settings,
      Subject.Factory with) {
    this.world = world;
    this.server = server;
    this.name = name;
    this.settings = settings;
    this.factory = with;
    this.clock = new Clock(world);
    this.disk = new Disk(world, server.store());
    this.reads = new HttpReads(world, server);
    this.invariants = new Invariants(world, server.store(), ledger, this);
    this.engine = with.create(settings, Mirror.empty(), false, jitter());
  }

  private Chance jitter() {
    return new Chance(Chance.place(world.seed, name, incarnation));
  }

  String name() {
    return name;
  }

  String device() {
    return settings.deviceId();
  }

  EngineSettings settings() {
    return settings;
  }

  Subject engine() {
    return engine;
  }

  Invariants invariants() {
    return invariants;
  }

  Clock clock() {
    return clock;
  }

  Disk disk() {
    return disk;
  }

  HttpReads reads() {
    return reads;
  }

  /**
   * Whether it will learn of a reset: not while an earlier one is unnoticed, nor if something was
   * read over HTTP that only the lost history explains, whatever is found after a crash.
   */
  boolean willNoticeAReset() {
    return invariants.mayMissNothing(disk.lowest()) && disk.isOfThisHistory() && !disk.isFull();
  }

  int incarnation() {
    return incarnation;
  }

  boolean isWanted() {
    return wanted;
  }

  boolean isFrozen() {
    return frozen;
  }

  /** Whether something has happened that the engine was not told yet. */
  boolean isBehind() {
    return frozen || together || !waiting.isEmpty();
  }

  /** The connection that was asked for last. */
  Link link() {
    return link;
  }

  void start() {
    if (!wanted) {
      wanted = true;
      input(new Input.Start());
    }
  }

  void stop() {
    wanted = false;
    input(new Input.Stop());
  }

  void submit(WriteRequest request) {
    world.tell(() -> name + " writes " + Story.of(request));
    input(new Input.Submit(request));
  }

  /** Writes as soon as the write is on the disk. */
  void submitDurable(DurableWrite write) {
    world.tell(() -> name + " writes durably " + Story.of(write.request()));
    disk.journal()
        .accept(
            write,
            () -> {
              world.tell(() -> name + " has on its disk " + write.request().clientOpId());
              input(new Input.SubmitDurable(write));
            });
  }

  void batchCommitted(List<StoreEvent> ops) {
    input(new Input.BatchCommitted(ops));
  }

  /** The process dies, and another one goes on from what it finds on the disk. */
  void crash() {
    Disk.Kept kept = disk.crash();
    List<DurableWrite> left = disk.journal().crash(kept.number());
    world.tell(
        () -> name + " begins anew from " + kept.state().watermark() + " with " + left.size());
    if (link != null) {
      link.vanish();
    }
    incarnation++;
    frozen = false;
    waiting.clear();
    invariants = invariants.restored(kept);
    engine = factory.create(settings, restored(kept), kept.state().watermark() > 0, jitter());
    deadline = Long.MAX_VALUE;
    timer++;
    if (!left.isEmpty()) {
      input(new Input.Restored(left));
    }
    if (wanted) {
      input(new Input.Start());
    }
  }

  // Nothing is shared with the process before.
  private static Mirror restored(Disk.Kept kept) {
    Mirror.Editor mirror = Mirror.empty().edit();
    kept.state().all().forEachRemaining(mirror::put);
    return mirror.watermark(kept.state().watermark()).done();
  }

  /** The process stands still: what happens meanwhile it sees later. */
  void freeze() {
    frozen = true;
  }

  void thaw() {
    if (!frozen) {
      return;
    }
    frozen = false;
    invariants.thawed();
    takeAll();
    wake();
  }

  /** The clock leaps ahead, and what was waited for is due at once. */
  void leap(long nanos) {
    clock.leap(nanos);
    invariants.thawed();
    wake();
  }

  // The driver looks at its clock when it runs again.
  private void wake() {
    long due = engine.nextDeadlineNanos();
    if (!frozen && due != Long.MAX_VALUE && due <= clock.now()) {
      input(new Input.Tick());
    }
    deadline = Long.MAX_VALUE;
    setTimer();
  }

  void socketOpened(Link from) {
    if (from.incarnation() == incarnation) {
      input(new Input.SocketOpened(from.generation()));
    }
  }

  void frame(Link from, Frame frame) {
    if (from.incarnation() == incarnation) {
      input(new Input.FrameReceived(from.generation(), frame));
    }
  }

  void socketClosed(Link from, CloseCause cause) {
    if (from.incarnation() == incarnation) {
      input(new Input.SocketClosed(from.generation(), cause));
    }
  }

  private void input(Input input) {
    waiting.add(input);
    if (frozen) {
      return;
    }
    if (!engine.gathers() || changesMuch(input) || world.chance(0.3)) {
      takeAll();
    } else if (waiting.size() == 1) {
      // The driver is at work with something else until then.
      world.after(
          world.between(1, BUSY),
          () -> {
            if (!frozen) {
              takeAll();
            }
          });
    }
  }

  private void takeAll() {
    while (!waiting.isEmpty()) {
      List<Input> together = new ArrayList<>();
      do {
        together.add(waiting.poll());
      } while (engine.gathers()
          && !waiting.isEmpty()
          && !changesMuch(together.get(together.size() - 1))
          && !isTakenAlone(waiting.peek()));
      handle(together);
    }
  }

  // What came before these is checked against what came of it.
  private static boolean isTakenAlone(Input input) {
    return input instanceof Input.Start
        || input instanceof Input.Stop
        || input instanceof Input.SocketClosed;
  }

  // What follows on these is checked against what came of them: they are the last of a turn.
  private static boolean changesMuch(Input input) {
    return !(input instanceof Input.Submit
        || input instanceof Input.SubmitDurable
        || input instanceof Input.BatchCommitted
        || input instanceof Input.HttpAnswered
        || (input instanceof Input.FrameReceived received
            && SMALL.contains(received.frame().event())));
  }

  private void handle(List<Input> inputs) {
    together = inputs.size() > 1;
    for (Input input : inputs) {
      world.say(() -> name + " < " + input);
      Story.tell(world, name, input, invariants);
      invariants.before(input);
    }
    together = false;
    Input last = inputs.get(inputs.size() - 1);
    List<Effect> effects =
        inputs.size() == 1 ? engine.handle(last, clock.now()) : engine.handle(inputs, clock.now());
    if (inputs.size() > 1) {
      world.coverage.count("turns of several inputs");
    }
    for (Effect effect : effects) {
      world.say(() -> name + " >   " + Story.brief(effect));
      Story.tell(world, name, effect);
      invariants.saw(effect);
    }
    invariants.after(last, engine.status());
    world.trace.mix(effects.size() + 100 * engine.status().watermark());
    effects.forEach(this::perform);
    boolean vain = last instanceof Input.Tick && engine.nextDeadlineNanos() - clock.now() <= 0;
    vainTicks = vain ? vainTicks + 1 : 0;
    if (vainTicks > VAIN_TICKS) {
      throw new Violation(name + " asks again and again for a tick at a time that has passed");
    }
    setTimer();
  }

  private void setTimer() {
    long next = engine.nextDeadlineNanos();
    if (next == deadline) {
      return;
    }
    deadline = next;
    long current = ++timer;
    if (next != Long.MAX_VALUE) {
      world.scheduler.at(
          clock.inTheWorld(next) + world.between(0, 20),
          () -> {
            if (timer == current && !frozen) {
              deadline = Long.MAX_VALUE;
              input(new Input.Tick());
            }
          });
    }
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.OpenSocket open) {
      link = new Link(world, server, this, open.generation(), open.format());
      link.connect();
    } else if (effect instanceof Effect.SendFrame send) {
      if (link != null && link.generation() == send.generation()) {
        link.up(send.frame());
      }
    } else if (effect instanceof Effect.CloseSocket close) {
      if (link != null && link.generation() == close.generation()) {
        link.closedByClient();
      }
    } else if (effect instanceof Effect.Keep keep) {
      disk.write(keep, invariants.timeline());
    } else if (effect instanceof Effect.Complete complete) {
      if (invariants.isDurable(complete.clientOpId())) {
        disk.journal().settle(complete.clientOpId(), disk.writes());
      }
    } else if (effect instanceof Effect.HttpRead read) {
      int reader = incarnation;
      reads.read(read, (answer, seq) -> answered(reader, read, answer, seq));
    }
  }

  private void answered(int reader, Effect.HttpRead read, HttpAnswer answer, long seq) {
    if (reader != incarnation) {
      return;
    }
    if (answer instanceof HttpAnswer.Found) {
      invariants.doubts().answered(read.path(), seq);
    }
    input(new Input.HttpAnswered(read.readId(), answer));
  }
}
