package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.Flattening;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.PathTooLongException;
import io.dustlayer.cdi.server.store.PoisonedValueException;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The push {@code write}. */
final class WritePush {
  private static final int RETRY_MILLIS = 60_000;

  private final RateLimiter limiter;
  private final Set<Quirk> quirks;

  WritePush(RateLimiter limiter, Set<Quirk> quirks) {
    this.limiter = limiter;
    this.quirks = quirks;
  }

  Reply answer(ClientSocket socket, Store store, JsonObject payload) {
    RefusedException.unlessAllowed(socket.token(), Scope.ENTRIES_WRITE);
    if (!limiter.count(socket.token(), RateLimiter.Kind.WRITE).allowed()) {
      return Reply.error(
          JsonValues.object().add("reason", "rate_limited").add("retry_after_ms", RETRY_MILLIS));
    }
    String name = payload.get("op") instanceof JsonString op ? op.getString() : "";
    DustPath path = path(payload);
    Origin origin = new Origin(socket.deviceId(), clientOpId(payload));
    return committed(store, op(name, path, payload, origin));
  }

  private static WriteOp op(String name, DustPath path, JsonObject payload, Origin origin) {
    Condition condition = condition(payload, name);
    JsonValue value = payload.getOrDefault("value", JsonValue.NULL);
    switch (name) {
      case "set":
        if (condition != Condition.ALWAYS && Flattening.isTakenApart(value)) {
          throw new RefusedException(
              condition instanceof Condition.IfMatch
                  ? "if_match_multi_leaf"
                  : "if_absent_multi_leaf");
        }
        return new WriteOp.Set(path, value, condition, origin);
      case "delete":
        return new WriteOp.Delete(path, condition, origin);
      default:
        throw new RefusedException("invalid op");
    }
  }

  private Reply committed(Store store, WriteOp op) {
    try {
      CommittedOp committed = store.commit(List.of(op)).get(0);
      return Reply.ok(JsonValues.object().add("store_seq", committed.storeSeq()));
    } catch (ConflictException conflict) {
      return refused(conflict);
    } catch (InvalidPathException emptyKey) {
      throw new ChannelCrash("an object in the value has an empty key");
    } catch (PathTooLongException | PoisonedValueException unstorable) {
      return Reply.error(unstorable.getMessage());
    }
  }

  private static Reply refused(ConflictException conflict) {
    if (conflict.exists()) {
      return Reply.error("exists");
    } else if (conflict.subtree()) {
      return Reply.error("if_match_multi_leaf");
    }
    JsonObjectBuilder response = JsonValues.object();
    conflict
        .currentRevision()
        .ifPresentOrElse(
            revision -> response.add("current_revision", revision),
            () -> response.addNull("current_revision"));
    return Reply.error(response.add("reason", "conflict"));
  }

  private static String clientOpId(JsonObject payload) {
    JsonValue id = payload.getOrDefault("client_op_id", JsonValue.NULL);
    if (id instanceof JsonString text) {
      return text.getString();
    } else if (id instanceof JsonNumber) {
      return id.toString();
    }
    throw new RefusedException("client_op_id must be a string");
  }

  private static Condition condition(JsonObject payload, String op) {
    JsonValue match = payload.getOrDefault("if_match", JsonValue.NULL);
    JsonValue absent = payload.getOrDefault("if_absent", JsonValue.FALSE);
    boolean matches = match != JsonValue.NULL;
    if (matches && absent == JsonValue.TRUE) {
      throw new RefusedException("invalid_precondition");
    } else if (matches) {
      return ifMatch(match, op);
    } else if (absent == JsonValue.TRUE) {
      unlessSupported("if_absent_unsupported_op", op, op.equals("set"));
      return new Condition.IfAbsent();
    } else if (absent != JsonValue.FALSE && absent != JsonValue.NULL) {
      throw new RefusedException("invalid_precondition");
    }
    return Condition.ALWAYS;
  }

  private static Condition ifMatch(JsonValue match, String op) {
    unlessSupported("if_match_unsupported_op", op, op.equals("set") || op.equals("delete"));
    if (match instanceof JsonNumber number && number.isIntegral()) {
      return new Condition.IfMatch(number.bigIntegerValueExact());
    }
    throw new RefusedException("invalid_precondition");
  }

  private static void unlessSupported(String reason, String op, boolean supported) {
    if (!supported) {
      throw new RefusedException(
          Reply.error(JsonValues.object().add("op", op).add("reason", reason)));
    }
  }

  private static DustPath path(JsonObject payload) {
    try {
      if (payload.get("path_segments") instanceof JsonArray segments) {
        return DustPath.of(segments(segments));
      } else if (payload.get("path") instanceof JsonString path) {
        return DustPath.parse(path.getString());
      }
    } catch (InvalidPathException invalid) {
      throw new RefusedException(invalid.reason().code());
    }
    throw new RefusedException("missing_path");
  }

  private static List<String> segments(JsonArray array) {
    List<String> segments = new ArrayList<>();
    for (JsonValue segment : array) {
      if (!(segment instanceof JsonString text)) {
        throw new RefusedException("not_a_string");
      }
      segments.add(text.getString());
    }
    return segments;
  }
}
