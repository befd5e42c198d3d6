package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * A server of the protocol, as short as it can be, with each quirk of real servers. What happens to
 * it is decided by {@link Mischief}, which sets its conditions.
 */
final class ModelServer {

  /** The conditions that it is in; the defaults are those of a healthy one. */
  static final class Conditions {
    boolean down;
    boolean blackHole;
    boolean tokenRevoked;
    boolean readOnly;
    boolean archived;
    boolean rateLimited;
    boolean joinsCrash;
    boolean joinsSilent;
    boolean joinsLimited;
    boolean httpLimited;
    boolean slowWriter;
    double writerUnavailable;
    double loseHttpAnswer;
    double loseAnswer;
    double cutAfterCommit;
    double crashChannel;
    long versionMin = 3;
  }

  /** The server's side of a connection. */
  static final class Session {
    final Link link;
    final String device;
    final boolean messagePack;
    final boolean readOnly;
    private boolean open = true;
    private long lastHeard;
    private ModelChannel channel;

    Session(Link link, String device, boolean messagePack, boolean readOnly) {
      this.link = link;
      this.device = device;
      this.messagePack = messagePack;
      this.readOnly = readOnly;
    }

    boolean isOpen() {
      return open;
    }

    ModelChannel channel() {
      return channel;
    }

    void send(Frame frame) {
      if (open) {
        link.down(frame);
      }
    }
  }

  private static final long IDLE = 60 * World.SECOND;

  private final World world;
  private final ModelStore store;
  private final List<Session> sessions = new ArrayList<>();
  private final ModelWriter writer;
  private Conditions conditions = new Conditions();

  ModelServer(World world, Consumer<ModelOp> committed, LongPredicate mayReach) {
    this.world = world;
    this.store = new ModelStore(world.has(Quirk.CASE_FOLDING));
    this.writer = new ModelWriter(world, this, committed, mayReach);
  }

  ModelStore store() {
    return store;
  }

  ModelWriter writer() {
    return writer;
  }

  Conditions conditions() {
    return conditions;
  }

  /** All is well from now on; who may only read has to connect again to learn of it. */
  void heal() {
    conditions = new Conditions();
    sessions().stream()
        .filter(session -> session.readOnly)
        .forEach(session -> close(session, "1012"));
  }

  boolean isDown() {
    return conditions.down;
  }

  boolean isBlackHole() {
    return conditions.blackHole;
  }

  boolean acceptsToken() {
    return !conditions.tokenRevoked;
  }

  List<Session> sessions() {
    return List.copyOf(sessions);
  }

  Session connected(Link link, String device, Effect.Format format) {
    Session session =
        new Session(link, device, format == Effect.Format.MESSAGE_PACK, conditions.readOnly);
    sessions.add(session);
    session.lastHeard = world.now();
    watchIdle(session);
    return session;
  }

  private void watchIdle(Session session) {
    world.scheduler.at(
        session.lastHeard + IDLE,
        () -> {
          if (session.open && world.now() - session.lastHeard >= IDLE) {
            world.coverage.count("closed as idle");
            close(session, "1002");
          } else if (session.open) {
            watchIdle(session);
          }
        });
  }

  void close(Session session, String why) {
    disconnected(session);
    session.link.closedByServer(why);
  }

  void disconnected(Session session) {
    session.open = false;
    sessions.remove(session);
    if (session.channel != null) {
      session.channel.end();
    }
  }

  /** Ends all connections in good order, and loses the writes that are not committed. */
  void restart() {
    writer.forget();
    sessions().forEach(session -> close(session, "1012"));
  }

  /** The process dies: no connection ends in good order. */
  void vanish() {
    writer.forget();
    sessions().forEach(session -> session.link.vanish());
  }

  /** Goes back to an earlier state; nothing of the later one is heard any more. */
  void reset(long seq) {
    vanish();
    store.restore(seq);
  }

  void received(Session session, Frame frame) {
    if (!session.open) {
      return;
    }
    session.lastHeard = world.now();
    if (frame.topic().equals("phoenix")) {
      session.send(Wire.ok(null, frame.ref(), "phoenix"));
    } else if (frame.event().equals("phx_join")) {
      join(session, frame);
    } else if (session.channel == null || !session.channel.isOpen()) {
      session.send(
          Wire.error(null, frame.ref(), frame.topic(), Wire.object("reason", "unmatched topic")));
    } else if (!session.channel.joinRef().equals(frame.joinRef())) {
      world.coverage.count("push with a wrong join_ref");
    } else {
      pushed(session, frame);
    }
  }

  private void join(Session session, Frame frame) {
    if (conditions.joinsSilent) {
      world.happens(Fault.JOIN_SILENT);
      return;
    }
    ModelChannel old = session.channel;
    session.channel = null;
    if (conditions.archived) {
      refuseJoin(session, frame, Wire.object("reason", "unauthorized"));
    } else if (conditions.joinsLimited) {
      world.happens(Fault.JOIN_LIMITED);
      refuseJoin(session, frame, Wire.object("reason", "rate_limited", "retry_after_ms", 60000));
    } else if (conditions.tokenRevoked && world.chance(0.5)) {
      world.happens(Fault.JOIN_UNAUTHORIZED);
      refuseJoin(session, frame, Wire.object("reason", "unauthorized"));
    } else if (conditions.joinsCrash && world.chance(0.5)) {
      refuseJoin(session, frame, Wire.object("reason", "join crashed"));
    } else {
      admit(session, frame);
    }
    if (old != null && old.isOpen()) {
      old.end();
      if (world.has(Quirk.STALE_CLOSE)) {
        world.shows(Quirk.STALE_CLOSE);
        session.send(
            new Frame(old.joinRef(), old.joinRef(), Wire.TOPIC, "phx_close", Wire.object()));
      }
    }
  }

  private static void refuseJoin(Session session, Frame frame, JsonObject reason) {
    session.send(Wire.error(frame.ref(), frame.ref(), frame.topic(), reason));
  }

  private void admit(Session session, Frame frame) {
    long last = ((JsonNumber) frame.payload().asJsonObject().get("last_store_seq")).longValue();
    session.send(
        Wire.ok(
            frame.ref(),
            frame.ref(),
            frame.topic(),
            "store_seq",
            store.seq(),
            "capver",
            Math.max(3, conditions.versionMin),
            "capver_min",
            conditions.versionMin,
            "permissions",
            permissions(session),
            "scopes",
            scopes(session),
            "store_access",
            Wire.object("mode", "all", "store_ids", List.of())));
    session.channel = new ModelChannel(world, store, session, frame.ref(), last);
    boolean crash =
        conditions.joinsCrash
            || (session.messagePack && world.has(Quirk.MESSAGE_PACK_CRASH) && showsCrash());
    session.channel.catchUp(crash);
  }

  private boolean showsCrash() {
    world.shows(Quirk.MESSAGE_PACK_CRASH);
    return true;
  }

  private static JsonObject permissions(Session session) {
    return Wire.object("read", true, "write", !session.readOnly);
  }

  private static List<String> scopes(Session session) {
    return session.readOnly
        ? List.of("entries:read", "files:read", "stores:read")
        : List.of("entries:read", "entries:write", "files:read", "files:write", "stores:read");
  }

  // Some writes crash a channel whenever they are sent.
  private boolean isPoison(Frame frame) {
    String id = frame.payload().asJsonObject().getString("client_op_id");
    return world.isPoisoned && Math.floorMod(id.hashCode(), 4) == 0;
  }

  private void pushed(Session session, Frame frame) {
    switch (frame.event()) {
      case "write" -> {
        if (conditions.crashChannel > 0 && isPoison(frame)) {
          crash(session);
        } else if (world.chance(conditions.crashChannel)) {
          if (world.chance(0.5)) {
            writer.write(session, session.channel, frame);
          }
          crash(session);
        } else {
          writer.write(session, session.channel, frame);
        }
      }
      case "status" ->
          session.send(
              Wire.ok(
                  frame.joinRef(),
                  frame.ref(),
                  frame.topic(),
                  "current_seq",
                  store.seq(),
                  "entry_count",
                  store.state().size(),
                  "permissions",
                  permissions(session),
                  "scopes",
                  scopes(session)));
      case "ack_seq" -> {
        if (!(frame.payload().asJsonObject().get("seq") instanceof JsonNumber)) {
          throw new Violation("ack_seq without a number crashes a channel");
        }
      }
      case "phx_leave" -> {
        session.send(Wire.ok(frame.joinRef(), frame.ref(), frame.topic()));
        session.channel.end();
        session.send(
            new Frame(frame.joinRef(), frame.joinRef(), Wire.TOPIC, "phx_close", Wire.object()));
      }
      default -> throw new Violation("an unknown event crashes a channel: " + frame.event());
    }
  }

  /** The channel's process dies. */
  void crash(Session session) {
    if (session.channel != null && session.channel.isOpen()) {
      world.happens(Fault.CHANNEL_CRASH);
      session.channel.crash();
    }
  }

  /** Tells every channel of a commit, except the one that tells its own. */
  void broadcast(ModelOp op, ModelChannel except) {
    for (Session session : sessions()) {
      ModelChannel channel = session.channel;
      if (channel != null && channel != except) {
        if (world.has(Quirk.LIVE_OUT_OF_ORDER) && world.chance(0.15)) {
          world.shows(Quirk.LIVE_OUT_OF_ORDER);
          world.after(world.between(1, 700), () -> channel.live(op));
        } else {
          channel.live(op);
        }
      }
    }
  }
}
