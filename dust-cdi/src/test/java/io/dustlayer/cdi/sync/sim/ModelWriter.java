package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.OpKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Commits the writes of a store one by one, whatever way they come in. */
final class ModelWriter {

  /**
   * A write over HTTP.
   *
   * @param ifMatch the revision that the leaf must have; empty if there is no condition
   */
  record HttpOp(
      OpKind kind, DustPath path, JsonValue value, String clientOpId, OptionalLong ifMatch) {}

  /** What a caller over HTTP is told, if anything. */
  enum HttpStatus {
    /** It is committed. */
    OK,
    /** Nothing was written. */
    REFUSED,
    /** Nobody knows. */
    UNAVAILABLE
  }

  /** Takes the answer to a write over HTTP. */
  interface HttpCaller {
    void answered(HttpStatus status, List<ModelOp> ops);
  }

  private final World world;
  private final ModelServer server;
  private final ModelStore store;
  private final Consumer<ModelOp> committed;
  private final LongPredicate mayReach;
  private long lastCommit = Long.MIN_VALUE;
  private int era;

  ModelWriter(
      World world, ModelServer server, Consumer<ModelOp> committed, LongPredicate mayReach) {
    this.world = world;
    this.server = server;
    this.store = server.store();
    this.committed = committed;
    this.mayReach = mayReach;
  }

  /** Loses what is not committed. */
  void forget() {
    era++;
    lastCommit = world.now();
  }

  /** Whether nothing waits to be committed. */
  boolean isIdle() {
    return lastCommit < world.now();
  }

  private void queue(Runnable commit) {
    long latency =
        server.conditions().slowWriter ? world.between(1_000, 14_000) : world.between(1, 30);
    lastCommit = Math.max(lastCommit, world.now() + latency);
    int queuedIn = era;
    world.scheduler.at(
        lastCommit,
        () -> {
          if (era == queuedIn) {
            commit.run();
          }
        });
  }

  /** Commits operations at once, atomically. The caller may be told, or not. */
  void overHttp(List<HttpOp> ops, HttpCaller caller) {
    if (server.isDown() || !server.acceptsToken()) {
      caller.answered(HttpStatus.REFUSED, List.of());
    } else if (server.conditions().httpLimited) {
      world.happens(Fault.HTTP_LIMITED);
      caller.answered(HttpStatus.REFUSED, List.of());
    } else if (world.chance(server.conditions().writerUnavailable)) {
      world.happens(Fault.WRITER_UNAVAILABLE);
      caller.answered(HttpStatus.UNAVAILABLE, List.of());
      int sentIn = era;
      world.after(
          world.between(0, 5_000),
          () -> {
            if (era == sentIn) {
              queue(() -> commit(ops, (status, done) -> {}));
            }
          });
    } else {
      queue(() -> commit(ops, caller));
    }
  }

  private void commit(List<HttpOp> ops, HttpCaller caller) {
    if (server.isDown()
        || server.conditions().archived
        || !mayReach.test(store.seq() + ops.size())
        || !ops.stream().allMatch(this::matches)) {
      caller.answered(HttpStatus.REFUSED, List.of());
      return;
    }
    List<ModelOp> done = new ArrayList<>();
    for (HttpOp op : ops) {
      ModelOp commit = store.commit(op.kind(), op.path(), op.value(), "http:t1", op.clientOpId());
      done.add(commit);
      announce(commit);
    }
    for (ModelOp op : done) {
      if (world.has(Quirk.HTTP_NOT_BROADCAST)) {
        world.shows(Quirk.HTTP_NOT_BROADCAST);
      } else {
        server.broadcast(op, null);
      }
    }
    if (world.chance(server.conditions().loseHttpAnswer)) {
      world.happens(Fault.BATCH_ANSWER_LOST);
    } else {
      caller.answered(HttpStatus.OK, done);
    }
  }

  private boolean matches(HttpOp op) {
    ModelStore.Entry entry = store.state().get(op.path().render());
    return op.ifMatch().isEmpty()
        || (entry == null ? 0 : entry.revision()) == op.ifMatch().getAsLong();
  }

  void write(ModelServer.Session session, ModelChannel channel, Frame frame) {
    if (session.readOnly) {
      refuse(channel, frame, Wire.object("reason", "missing_scope", "scope", "entries:write"));
    } else if (server.conditions().archived) {
      refuse(channel, frame, Wire.object("reason", "store_archived"));
    } else if (server.conditions().rateLimited) {
      world.happens(Fault.RATE_LIMITED);
      refuse(channel, frame, Wire.object("reason", "rate_limited", "retry_after_ms", 60000));
    } else {
      queue(() -> commit(channel, frame));
    }
  }

  private void refuse(ModelChannel channel, Frame frame, JsonObject reason) {
    channel.send(Wire.error(channel.joinRef(), frame.ref(), frame.topic(), reason));
  }

  private void commit(ModelChannel channel, Frame frame) {
    if (!channel.isOpen()) {
      if (!world.has(Quirk.LATE_COMMIT)) {
        return;
      }
      world.shows(Quirk.LATE_COMMIT);
    }
    JsonObject push = frame.payload().asJsonObject();
    OpKind kind = OpKind.of(push.getString("op")).orElseThrow();
    DustPath path = path(push);
    Optional<String> refusal = refusal(push, kind, path);
    if (refusal.isPresent()) {
      refuse(channel, frame, Wire.object("reason", refusal.get()));
    } else if (kind == OpKind.RELEASE && !holds(push, path)) {
      channel.send(Wire.ok(channel.joinRef(), frame.ref(), frame.topic(), "released", false));
    } else {
      commit(channel, frame, kind, path, push);
    }
  }

  private void commit(
      ModelChannel channel, Frame frame, OpKind kind, DustPath path, JsonObject push) {
    JsonValue value = value(kind, path, push);
    ModelOp op =
        store.commit(kind, path, value, channel.session().device, push.getString("client_op_id"));
    announce(op);
    server.broadcast(op, channel);
    if (world.chance(server.conditions().cutAfterCommit)) {
      world.happens(Fault.CUT_AFTER_COMMIT);
      channel.session().link.cut();
    }
    if (world.chance(server.conditions().loseAnswer)) {
      world.happens(Fault.ANSWER_LOST);
      return;
    }
    answer(channel, frame, op);
  }

  private void announce(ModelOp op) {
    world.tell(() -> "the server commits " + op);
    if (!op.folded().isEmpty()) {
      world.shows(Quirk.CASE_FOLDING);
    }
    committed.accept(op);
  }

  private void answer(ModelChannel channel, Frame frame, ModelOp op) {
    Frame reply = reply(channel, frame, op);
    if (world.has(Quirk.ECHO_BEFORE_REPLY)) {
      world.shows(Quirk.ECHO_BEFORE_REPLY);
      channel.live(op);
      channel.send(reply);
    } else {
      channel.send(reply);
      world.after(world.chance(0.5) ? 0 : world.between(0, 300), () -> channel.live(op));
    }
  }

  private static Frame reply(ModelChannel channel, Frame frame, ModelOp op) {
    if (op.kind() == OpKind.LEASE || op.kind() == OpKind.RENEW) {
      JsonObject lease = op.result().asJsonObject();
      return Wire.ok(
          channel.joinRef(),
          frame.ref(),
          frame.topic(),
          "store_seq",
          op.seq(),
          "token",
          lease.get("token"),
          "expires_at",
          lease.get("expires_at"),
          "holder",
          lease.get("holder"));
    }
    return Wire.ok(channel.joinRef(), frame.ref(), frame.topic(), "store_seq", op.seq());
  }

  private JsonValue value(OpKind kind, DustPath path, JsonObject push) {
    if (kind == OpKind.LEASE) {
      return lease(push.get("holder"), store.seq() + 1, push);
    }
    if (kind == OpKind.RENEW) {
      JsonObject held = store.leaf(path).orElseThrow().asJsonObject();
      return lease(held.get("holder"), held.getJsonNumber("token").longValue(), push);
    }
    return push.getOrDefault("value", JsonValue.NULL);
  }

  private JsonObject lease(JsonValue holder, long token, JsonObject push) {
    long expiry = millis() + push.getInt("ttl_ms", 30_000);
    return Wire.object(
        "_type",
        "lease",
        "holder",
        holder == null ? JsonValue.NULL : holder,
        "token",
        token,
        "expires_at",
        expiry);
  }

  private long millis() {
    return world.now() / World.MILLI + 1_000_000_000L;
  }

  // As PROTOCOL has it, in the order in which a real server looks.
  private Optional<String> refusal(JsonObject push, OpKind kind, DustPath path) {
    if (!mayReach.test(store.seq() + 1)) {
      return Optional.of("limit_exceeded");
    }
    JsonValue value = push.getOrDefault("value", JsonValue.NULL);
    if (push.containsKey("fence") && !fenced(push.getJsonObject("fence"))) {
      return Optional.of("fenced");
    }
    boolean conditional = push.containsKey("if_match") || push.getBoolean("if_absent", false);
    if (conditional && kind == OpKind.SET && ModelStore.isSubtree(value)) {
      return Optional.of(
          push.containsKey("if_match") ? "if_match_multi_leaf" : "if_absent_multi_leaf");
    }
    ModelStore.Entry entry = store.state().get(path.render());
    if (push.get("if_match") instanceof JsonNumber expected
        && (entry == null || entry.revision() != expected.longValue())) {
      return Optional.of("conflict");
    }
    if (push.getBoolean("if_absent", false) && entry != null) {
      return Optional.of("exists");
    }
    return switch (kind) {
      case INCREMENT ->
          entry == null
                  || entry.value() instanceof JsonNumber
                  || entry.value().getValueType() == JsonValue.ValueType.NULL
              ? Optional.empty()
              : Optional.of("%ArithmeticError{}");
      case LEASE ->
          entry == null || isExpired(entry.value())
              ? Optional.empty()
              : Optional.of(isLease(entry.value()) ? "held" : "occupied");
      case RENEW -> holds(push, path) ? Optional.empty() : Optional.of("not_held");
      default -> Optional.empty();
    };
  }

  private boolean fenced(JsonObject fence) {
    return store
        .leaf(key(fence))
        .filter(lease -> isLease(lease) && !isExpired(lease))
        .filter(lease -> lease.asJsonObject().get("token").equals(fence.get("token")))
        .isPresent();
  }

  private static DustPath key(JsonObject fence) {
    return DustPath.parse(fence.getString("key"));
  }

  private boolean holds(JsonObject push, DustPath path) {
    return store
        .leaf(path)
        .filter(lease -> isLease(lease) && !isExpired(lease))
        .filter(lease -> lease.asJsonObject().get("token").equals(push.get("token")))
        .isPresent();
  }

  private static boolean isLease(JsonValue value) {
    return value instanceof JsonObject object
        && object.get("_type") instanceof JsonString type
        && type.getString().equals("lease");
  }

  private boolean isExpired(JsonValue value) {
    return isLease(value)
        && value.asJsonObject().getJsonNumber("expires_at").longValue() <= millis();
  }

  private static DustPath path(JsonObject push) {
    JsonValue segments = push.get("path_segments");
    if (segments instanceof JsonArray array) {
      return DustPath.of(
          array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList());
    }
    return DustPath.parse(push.getString("path"));
  }
}
