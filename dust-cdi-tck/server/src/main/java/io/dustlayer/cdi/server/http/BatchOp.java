package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.Flattening;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Reads one op of a batch; errors name its index. */
final class BatchOp {
  private final ApiCall call;
  private final int index;
  private final String prefix;

  BatchOp(ApiCall call, int index) {
    this.call = call;
    this.index = index;
    this.prefix = "op " + index + ": ";
  }

  WriteOp parse(JsonValue member) {
    if (!(member instanceof JsonObject op)) {
      throw Refusal.invalidParams("op " + index + " must be an object");
    }
    JsonValue kind = op.get("op");
    if (kind == null) {
      throw Refusal.invalidParams(prefix + "missing 'op' field");
    }
    String name = kind instanceof JsonString text ? text.getString() : "";
    if (!name.equals("set") && !name.equals("delete")) {
      throw Refusal.invalidParams(prefix + "unknown op " + ElixirTerm.of(kind));
    }
    DustPath path = path(op);
    return name.equals("set") ? set(op, path) : delete(op, path);
  }

  private DustPath path(JsonObject op) {
    if (!(op.get("path") instanceof JsonString path)) {
      throw Refusal.invalidParams(prefix + "'path' required and must be a string");
    }
    try {
      return DustPath.parse(path.getString());
    } catch (InvalidPathException invalid) {
      throw Refusal.invalidParams(prefix + "invalid path (" + invalid.reason().code() + ")");
    }
  }

  private WriteOp set(JsonObject op, DustPath path) {
    JsonValue value = op.get("value");
    if (value == null) {
      throw Refusal.invalidParams(prefix + "'value' required for set");
    }
    Condition condition = condition(op);
    if (Flattening.isTakenApart(value) && condition != Condition.ALWAYS) {
      throw Refusal.of(
          400,
          Conditions.multiLeaf(condition)
              .add("op_index", index)
              .add("path", path.render())
              .build());
    }
    return new WriteOp.Set(path, value, condition, call.origin(index));
  }

  private WriteOp delete(JsonObject op, DustPath path) {
    return new WriteOp.Delete(path, Conditions.ofIfMatchMember(op, prefix), call.origin(index));
  }

  private Condition condition(JsonObject op) {
    return call.has(Quirk.BATCH_IGNORES_IF_ABSENT)
        ? Conditions.ofIfMatchMember(op, prefix)
        : Conditions.ofMembers(op, prefix);
  }
}
