package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import java.util.List;

/** Brings about the faults of one simulation, each now and then, some for a while. */
final class Mischief {

  private final World world;
  private final ModelServer server;
  private final List<Node> nodes;
  private boolean over;

  Mischief(World world, ModelServer server, List<Node> nodes) {
    this.world = world;
    this.server = server;
    this.nodes = nodes;
  }

  /** No more faults; what lasts ends. */
  void end() {
    over = true;
    server.heal();
    for (Node node : nodes) {
      node.reads().heal();
      node.disk().full(false);
      if (node.link() != null) {
        node.link().slow(false);
      }
      node.thaw();
      node.start();
    }
  }

  /** Brings a fault about, to a client if it is one of clients. */
  void bring(Fault fault, Node node) {
    if (over) {
      return;
    }
    switch (fault) {
      case CUT, HALF_OPEN, SLOW_LINK, GARBAGE, TOO_BIG, NONSENSE -> onLink(fault, node);
      case READ_FAILED, STOP, PROCESS_CRASH, DISK_FULL, CLOCK_LEAP, FREEZE ->
          onProcess(fault, node);
      case ANSWER_LOST -> server.conditions().loseAnswer = 0.1;
      case CUT_AFTER_COMMIT -> server.conditions().cutAfterCommit = 0.1;
      case WRITER_UNAVAILABLE -> server.conditions().writerUnavailable = 0.2;
      case BATCH_ANSWER_LOST -> server.conditions().loseHttpAnswer = 0.2;
      case CHANNEL_CRASH -> {
        server.conditions().crashChannel = 0.03;
        if (node.link() != null && node.link().isOpen()) {
          server.crash(node.link().session());
        }
      }
      case COMPACTION -> {
        world.happens(fault);
        server.store().compact();
      }
      case COMPACTION_IN_CATCH_UP -> server.store().compact();
      case RESET -> reset();
      default -> forAWhile(fault);
    }
  }

  private void onProcess(Fault fault, Node node) {
    switch (fault) {
      case READ_FAILED -> node.reads().fail(0.3);
      case STOP -> stop(node);
      case PROCESS_CRASH -> {
        world.happens(fault);
        node.crash();
      }
      case DISK_FULL -> {
        // A state that the server has left must not come back once nothing tells it from others.
        if (node.willNoticeAReset()) {
          node.disk().full(true);
          later(10_000, () -> node.disk().full(false));
        }
      }
      case CLOCK_LEAP -> {
        world.happens(fault);
        node.leap(world.between(10_000, 1_000_000));
      }
      default -> {
        world.happens(fault);
        node.freeze();
        later(world.chance(0.1) ? 100_000 : 15_000, node::thaw);
      }
    }
  }

  private void later(long millis, Runnable end) {
    world.after(world.between(100, millis), end);
  }

  private void onLink(Fault fault, Node node) {
    Link link = node.link();
    if (link == null || !link.isOpen()) {
      return;
    }
    world.happens(fault);
    switch (fault) {
      case CUT -> link.cut();
      case HALF_OPEN -> link.halfOpen();
      case GARBAGE -> link.choke(CloseCause.Kind.GARBAGE);
      case TOO_BIG -> link.choke(CloseCause.Kind.TOO_BIG);
      case SLOW_LINK -> {
        link.slow(true);
        world.after(world.between(1_000, 20_000), () -> link.slow(false));
      }
      default -> link.down(nonsense());
    }
  }

  private Frame nonsense() {
    return world.oneOf(
        List.of(
            new Frame(null, null, Wire.TOPIC, "surprise", Wire.object("a", 1)),
            new Frame(null, null, "store:acme/other", "event", Wire.object("store_seq", 1)),
            new Frame(null, null, Wire.TOPIC, "event", Wire.value("text")),
            new Frame(null, null, Wire.TOPIC, "event", Wire.object("op", "set")),
            new Frame(null, "99999", Wire.TOPIC, "phx_reply", Wire.object("status", "ok")),
            new Frame("77", null, Wire.TOPIC, "catch_up_complete", Wire.object("through_seq", 9)),
            new Frame("77", "77", Wire.TOPIC, "phx_error", Wire.object()),
            new Frame(null, null, "phoenix", "phx_reply", Wire.value(null))));
  }

  private void stop(Node node) {
    if (node.isWanted()) {
      world.happens(Fault.STOP);
      node.stop();
      world.after(world.between(0, 15_000), node::start);
    }
  }

  private void reset() {
    long seq = server.store().seq();
    if (seq > 2 && nodes.stream().allMatch(Node::willNoticeAReset)) {
      world.happens(Fault.RESET);
      server.reset(world.chance(0.2) ? 0 : seq - 1 - world.random.nextInt((int) seq - 1));
      nodes.forEach(node -> node.invariants().serverReset(node.engine().status()));
    }
  }

  private void forAWhile(Fault fault) {
    if (!isCountedWhereItShows(fault)) {
      world.happens(fault);
    }
    set(fault, true);
    world.after(
        world.between(500, world.chance(0.1) ? 200_000 : 20_000),
        () -> {
          if (!over) {
            set(fault, false);
          }
        });
  }

  private static boolean isCountedWhereItShows(Fault fault) {
    return switch (fault) {
      case RATE_LIMITED, JOIN_LIMITED, HTTP_LIMITED, BLACK_HOLE, JOIN_SILENT, JOIN_CRASH -> true;
      default -> false;
    };
  }

  private void set(Fault fault, boolean on) {
    ModelServer.Conditions now = server.conditions();
    switch (fault) {
      case BLACK_HOLE -> now.blackHole = on;
      case JOIN_CRASH -> now.joinsCrash = on;
      case JOIN_SILENT -> now.joinsSilent = on;
      case TOKEN_REVOKED -> now.tokenRevoked = on;
      case READ_ONLY -> now.readOnly = on;
      case ARCHIVED -> now.archived = on;
      case JOIN_LIMITED -> now.joinsLimited = on;
      case HTTP_LIMITED -> now.httpLimited = on;
      case RATE_LIMITED -> now.rateLimited = on;
      case SLOW_WRITER -> now.slowWriter = on;
      case RESTART, REFUSED -> {
        now.down = on;
        if (on) {
          server.restart();
        }
      }
      case SERVER_CRASH -> {
        now.down = on;
        if (on) {
          server.vanish();
        }
      }
      default -> {
        // The others are set for the whole simulation, or come by themselves.
      }
    }
  }
}
