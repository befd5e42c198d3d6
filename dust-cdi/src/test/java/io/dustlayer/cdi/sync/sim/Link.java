package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect;

/**
 * One connection: in each direction frames arrive in order, some time later, or from some moment on
 * not at all. Each side learns of its end at another time, or never.
 */
final class Link {

  private final World world;
  private final ModelServer server;
  private final Node node;
  private final long generation;
  private final Effect.Format format;
  private final int incarnation;
  private ModelServer.Session session;
  private boolean clientOpen = true;
  private boolean upLost;
  private boolean downLost;
  private boolean slow;
  private long lastUp = Long.MIN_VALUE;
  private long lastDown = Long.MIN_VALUE;

  Link(World world, ModelServer server, Node node, long generation, Effect.Format format) {
    this.world = world;
    this.server = server;
    this.node = node;
    this.generation = generation;
    this.format = format;
    this.incarnation = node.incarnation();
  }

  /** Which process of its node it belongs to. */
  int incarnation() {
    return incarnation;
  }

  long generation() {
    return generation;
  }

  void connect() {
    if (server.isBlackHole()) {
      world.happens(Fault.BLACK_HOLE);
      return;
    }
    world.after(world.between(1, 60), this::connected);
  }

  private void connected() {
    if (!clientOpen) {
      // A driver may still report that a socket opened which it was told to close.
      if (world.chance(0.3)) {
        node.socketOpened(this);
      }
      return;
    }
    if (server.isDown()) {
      world.happens(Fault.REFUSED);
      closeClient(CloseCause.Kind.LOST, "connection refused");
    } else if (!server.acceptsToken()) {
      closeClient(CloseCause.Kind.REFUSED, "403");
    } else {
      session = server.connected(this, node.device(), format);
      node.socketOpened(this);
    }
  }

  void up(Frame frame) {
    if (!clientOpen || upLost || session == null) {
      return;
    }
    ModelServer.Session to = session;
    lastUp = Math.max(lastUp, world.now() + latency());
    world.scheduler.at(
        lastUp,
        () -> {
          if (!upLost) {
            server.received(to, frame);
          }
        });
  }

  void down(Frame frame) {
    if (downLost) {
      return;
    }
    lastDown = Math.max(lastDown, world.now() + latency());
    world.scheduler.at(
        lastDown,
        () -> {
          // A driver may hand on what arrived before it closed the socket.
          if (!downLost && (clientOpen || world.chance(0.3))) {
            node.frame(this, frame);
          }
        });
  }

  void closedByClient() {
    boolean told = clientOpen && world.chance(0.3);
    clientOpen = false;
    if (told) {
      world.after(world.between(0, 500), () -> node.socketClosed(this, lost("closed")));
    }
    if (session != null) {
      ModelServer.Session from = session;
      lastUp = Math.max(lastUp, world.now() + latency());
      world.scheduler.at(
          lastUp,
          () -> {
            if (!upLost) {
              server.disconnected(from);
            }
          });
    }
  }

  void closedByServer(String why) {
    lastDown = Math.max(lastDown, world.now() + latency());
    world.scheduler.at(
        lastDown,
        () -> {
          if (!downLost) {
            closeClient(CloseCause.Kind.LOST, why);
          }
        });
  }

  /** Ends the connection. What is under way may or may not arrive. */
  void cut() {
    loseSoon();
    world.after(
        world.between(60, 3_000), () -> closeClient(CloseCause.Kind.LOST, "connection reset"));
    world.after(world.between(60, 5_000), this::closeServer);
  }

  /** Ends the connection without telling anybody. */
  void halfOpen() {
    loseSoon();
  }

  /** Ends the connection at once. */
  void vanish() {
    upLost = true;
    downLost = true;
    closeServer();
    world.after(
        world.between(0, 2_000), () -> closeClient(CloseCause.Kind.LOST, "connection reset"));
  }

  /** The client's socket gives up because of what it has received. */
  void choke(CloseCause.Kind kind) {
    downLost = true;
    closeClient(kind, kind == CloseCause.Kind.TOO_BIG ? "134217729 bytes" : "not JSON");
    world.after(world.between(1, 50), this::closeServer);
  }

  void slow(boolean on) {
    slow = on;
  }

  boolean isOpen() {
    return clientOpen && session != null && session.isOpen() && !upLost && !downLost;
  }

  ModelServer.Session session() {
    return session;
  }

  private void loseSoon() {
    world.after(world.chance(0.5) ? 0 : world.between(0, 50), () -> upLost = true);
    world.after(world.chance(0.5) ? 0 : world.between(0, 50), () -> downLost = true);
  }

  private void closeClient(CloseCause.Kind kind, String why) {
    if (clientOpen) {
      clientOpen = false;
      node.socketClosed(this, new CloseCause(kind, why));
    }
  }

  private void closeServer() {
    if (session != null) {
      server.disconnected(session);
    }
  }

  private static CloseCause lost(String why) {
    return new CloseCause(CloseCause.Kind.LOST, why);
  }

  private long latency() {
    return slow ? world.between(200, 4_000) : world.between(1, 30);
  }
}
