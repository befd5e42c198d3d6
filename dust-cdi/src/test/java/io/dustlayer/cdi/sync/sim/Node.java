package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process with an engine in it: carries out its effects, and has every step checked. */
final class Node {

  private final World world;
  private final ModelServer server;
  private final String name;
  private final EngineSettings settings;
  private final Subject.Factory factory;
  private Subject engine;
  private Invariants invariants;
  private Link link;
  private int incarnation;
  private boolean wanted;
  private long deadline = Long.MAX_VALUE;
  private long timer;
  private int vainTicks;
  private double readsFail;
  private double slowReads = 0.05;

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
    this.invariants = new Invariants(world, server.store(), ledger, this);
    this.engine = with.create(settings, Mirror.empty(), false, new Random(world.random.nextLong()));
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

  int incarnation() {
    return incarnation;
  }

  boolean isWanted() {
    return wanted;
  }

  /** The connection that was asked for last. */
  Link link() {
    return link;
  }

  void failReads(double likely) {
    readsFail = likely;
  }

  /** From now on reads over HTTP are answered soon, and rightly. */
  void heal() {
    readsFail = 0;
    slowReads = 0;
  }

  void start() {
    wanted = true;
    input(new Input.Start());
  }

  void stop() {
    wanted = false;
    input(new Input.Stop());
  }

  void submit(WriteRequest request) {
    input(new Input.Submit(request));
  }

  void batchCommitted(List<StoreEvent> ops) {
    input(new Input.BatchCommitted(ops));
  }

  /** The process dies, and another one goes on from what was kept. */
  void restartProcess() {
    if (link != null) {
      link.vanish();
    }
    incarnation++;
    Mirror kept = invariants.base();
    boolean synced = invariants.isSynced();
    invariants = invariants.restored();
    engine = factory.create(settings, kept, synced, new Random(world.random.nextLong()));
    deadline = Long.MAX_VALUE;
    timer++;
    if (wanted) {
      start();
    }
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
    world.say(() -> name + " < " + input);
    invariants.before(input);
    List<Effect> effects = engine.handle(input, world.now());
    for (Effect effect : effects) {
      world.say(() -> name + " >   " + brief(effect));
      invariants.saw(effect);
    }
    invariants.after(input, engine.status());
    effects.forEach(this::perform);
    setTimer(input);
  }

  private static String brief(Effect effect) {
    if (effect instanceof Effect.Show show) {
      return "Show synced=" + show.synced() + " touched=" + show.touched();
    } else if (effect instanceof Effect.Publish publish) {
      return "Publish own=" + publish.own() + " " + publish.event();
    } else if (effect instanceof Effect.PublishReplaced replaced) {
      return "PublishReplaced " + replaced.fromSeq() + " to " + replaced.toSeq();
    } else if (effect instanceof Effect.Keep keep) {
      return "Keep " + keep.watermark() + " touched=" + keep.touched();
    }
    return effect.toString();
  }

  private void setTimer(Input input) {
    long next = engine.nextDeadlineNanos();
    vainTicks = input instanceof Input.Tick && next <= world.now() ? vainTicks + 1 : 0;
    if (vainTicks > 5) {
      throw new Violation(name + " asks again and again for a tick at a time that has passed");
    }
    if (next != deadline) {
      deadline = next;
      timer++;
      if (next != Long.MAX_VALUE) {
        long current = timer;
        world.scheduler.at(
            next + world.between(0, 20),
            () -> {
              if (timer == current) {
                deadline = Long.MAX_VALUE;
                input(new Input.Tick());
              }
            });
      }
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
    } else if (effect instanceof Effect.HttpRead read) {
      read(read);
    }
  }

  private void read(Effect.HttpRead read) {
    int reader = incarnation;
    world.coverage.count("reads over HTTP");
    world.after(
        world.between(1, world.chance(slowReads) ? 12_000 : 300),
        () -> {
          boolean fails = server.isDown() || !server.acceptsToken() || world.chance(readsFail);
          HttpAnswer answer = fails ? new HttpAnswer.Failed("503") : found(read);
          if (fails) {
            world.happens(Fault.READ_FAILED);
          }
          long seq = server.store().seq();
          ModelStore.Timeline read1 = server.store().timeline();
          world.after(world.between(1, 300), () -> answered(reader, read, answer, seq, read1));
        });
  }

  private void answered(
      int reader, Effect.HttpRead read, HttpAnswer answer, long seq, ModelStore.Timeline timeline) {
    if (reader != incarnation) {
      return;
    }
    if (timeline != server.store().timeline()) {
      input(new Input.HttpAnswered(read.readId(), new HttpAnswer.Failed("reset")));
      return;
    }
    if (answer instanceof HttpAnswer.Found) {
      invariants.doubts().answered(read.path(), seq);
    }
    input(new Input.HttpAnswered(read.readId(), answer));
  }

  private HttpAnswer found(Effect.HttpRead read) {
    List<Leaf> leaves = new ArrayList<>();
    String at = read.path().render();
    server
        .store()
        .state()
        .forEach(
            (path, entry) -> {
              if (path.equals(at) || path.startsWith(at + '/')) {
                leaves.add(new Leaf(path, entry.value(), entry.revision()));
              }
            });
    return new HttpAnswer.Found(leaves);
  }
}
