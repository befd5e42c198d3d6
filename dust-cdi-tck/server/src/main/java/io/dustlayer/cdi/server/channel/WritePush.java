package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.Fence;
import io.dustlayer.cdi.server.store.Flattening;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The push {@code write}. */
final class WritePush {
  private static final List<String> OPS =
      List.of(
          "set",
          "delete",
          "merge",
          "increment",
          "add",
          "remove",
          "put_file",
          "lease",
          "renew",
          "release");
  private static final List<String> OF_LEASE = List.of("expires_at", "holder", "token");

  private final Commits commits;
  private final Set<Quirk> quirks;
  private final PushedConditions conditions;

  WritePush(Commits commits, Set<Quirk> quirks) {
    this.commits = commits;
    this.quirks = quirks;
    this.conditions = new PushedConditions(quirks);
  }

  Reply answer(Push push) {
    RefusedException.unlessAllowed(push.token(), Scope.ENTRIES_WRITE);
    commits.count(push);
    WriteOp op = op(push);
    Optional<Fence> fence = conditions.fence(push.payload());
    return commits.commit(push, fence.map(op::fencedBy).orElse(op), WritePush::reply);
  }

  private WriteOp op(Push push) {
    JsonObject payload = push.payload();
    String name = payload.get("op") instanceof JsonString op ? op.getString() : "";
    if (!OPS.contains(name)) {
      throw new RefusedException("invalid op");
    }
    DustPath path = PushedPath.of(payload);
    Condition condition = conditions.condition(payload, name);
    JsonValue value = payload.getOrDefault("value", JsonValue.NULL);
    Origin origin = PushedOrigin.of(push, quirks);
    switch (name) {
      case "set":
        return new WriteOp.Set(path, leafIfConditional(value, condition), condition, origin);
      case "delete":
        return new WriteOp.Delete(path, value, condition, origin);
      case "lease":
      case "renew":
      case "release":
        return new LeasePush(payload, quirks).op(name, path, origin);
      default:
        return new ValuePush(value, quirks).op(name, path, origin);
    }
  }

  private static JsonValue leafIfConditional(JsonValue value, Condition condition) {
    if (condition != Condition.ALWAYS && Flattening.isTakenApart(value)) {
      throw new RefusedException(
          condition instanceof Condition.IfMatch ? "if_match_multi_leaf" : "if_absent_multi_leaf");
    }
    return value;
  }

  private static Reply reply(Optional<CommittedOp> committed) {
    if (committed.isEmpty()) {
      return Reply.ok(JsonValues.object().add("released", false));
    }
    CommittedOp op = committed.get();
    JsonObjectBuilder response = JsonValues.object();
    if (op.op().equals("lease") || op.op().equals("renew")) {
      OF_LEASE.forEach(member -> response.add(member, op.result().asJsonObject().get(member)));
    }
    return Reply.ok(response.add("store_seq", op.storeSeq()));
  }
}
