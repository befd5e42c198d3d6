package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.Fence;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Under which conditions a write happens. */
final class PushedConditions {
  private static final String INVALID = "invalid_precondition";
  private static final List<JsonValue> NONE = List.of(JsonValue.NULL, JsonValue.FALSE);

  private final Set<Quirk> quirks;

  PushedConditions(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  Condition condition(JsonObject payload, String op) {
    Optional<BigInteger> revision = revision(payload.getOrDefault("if_match", JsonValue.NULL));
    boolean absent = absent(payload.getOrDefault("if_absent", JsonValue.NULL));
    if (revision.isPresent() && absent) {
      throw new RefusedException(INVALID);
    } else if (revision.isPresent()) {
      unlessSupported("if_match_unsupported_op", op, op.equals("set") || op.equals("delete"));
      return new Condition.IfMatch(revision.get());
    } else if (absent) {
      unlessSupported("if_absent_unsupported_op", op, op.equals("set"));
      return new Condition.IfAbsent();
    }
    return Condition.ALWAYS;
  }

  private Optional<BigInteger> revision(JsonValue match) {
    if (match == JsonValue.NULL || match == JsonValue.FALSE && ignoresMalformed()) {
      return Optional.empty();
    } else if (match instanceof JsonNumber number && number.isIntegral()) {
      return Optional.of(number.bigIntegerValueExact());
    }
    throw new RefusedException(
        quirks.contains(Quirk.INSPECTED_TERMS)
            ? "%CaseClauseError{term: " + ElixirTerm.of(match) + "}"
            : INVALID);
  }

  private boolean absent(JsonValue absent) {
    if (absent != JsonValue.TRUE && !NONE.contains(absent) && !ignoresMalformed()) {
      throw new RefusedException(INVALID);
    }
    return absent == JsonValue.TRUE;
  }

  private static void unlessSupported(String reason, String op, boolean supported) {
    if (!supported) {
      throw new RefusedException(
          Reply.error(JsonValues.object().add("op", op).add("reason", reason)));
    }
  }

  Optional<Fence> fence(JsonObject payload) {
    JsonValue fence = payload.getOrDefault("fence", JsonValue.NULL);
    if (fence == JsonValue.NULL) {
      return Optional.empty();
    }
    Optional<Fence> read = fence instanceof JsonObject object ? read(object) : Optional.empty();
    if (read.isEmpty() && !ignoresMalformed()) {
      throw new RefusedException(INVALID);
    }
    return read;
  }

  private static Optional<Fence> read(JsonObject fence) {
    if (fence.get("key") instanceof JsonString key
        && fence.get("token") instanceof JsonNumber token
        && token.isIntegral()) {
      try {
        DustPath path = DustPath.parse(key.getString());
        return Optional.of(new Fence(path, token.bigIntegerValueExact()));
      } catch (InvalidPathException noPath) {
        throw new RefusedException(INVALID);
      }
    }
    return Optional.empty();
  }

  private boolean ignoresMalformed() {
    return quirks.contains(Quirk.MALFORMED_CONDITIONS_IGNORED);
  }
}
