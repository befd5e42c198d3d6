package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.ConflictException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Conditions of writes, in headers and in bodies, and the answer when one does not hold. */
final class Conditions {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");

  private Conditions() {}

  static Condition ofHeaders(ApiRequest request) {
    Optional<String> match = request.header("if-match");
    Optional<String> noneMatch = request.header("if-none-match");
    if (match.isPresent() && noneMatch.isPresent()) {
      throw Refusal.invalidParams("If-Match and If-None-Match are mutually exclusive");
    } else if (noneMatch.isPresent()) {
      if (!noneMatch.get().equals("*")) {
        throw Refusal.invalidParams("If-None-Match only supports \"*\"");
      }
      return new Condition.IfAbsent();
    }
    return ofIfMatchHeader(request);
  }

  static Condition ofIfMatchHeader(ApiRequest request) {
    return request.header("if-match").map(Conditions::ifMatch).orElse(Condition.ALWAYS);
  }

  private static Condition ifMatch(String header) {
    BigInteger revision =
        INTEGER.matcher(header).matches() ? new BigInteger(header) : BigInteger.ZERO;
    if (revision.signum() <= 0) {
      throw Refusal.invalidParams("If-Match must be a positive integer");
    }
    return new Condition.IfMatch(revision);
  }

  /** The condition among the members of an object; details begin with the prefix. */
  static Condition ofMembers(JsonObject object, String prefix) {
    boolean absent = ifAbsent(object, prefix);
    if (!object.containsKey("if_match")) {
      return absent ? new Condition.IfAbsent() : Condition.ALWAYS;
    }
    Condition match = ofIfMatchMember(object, prefix);
    if (absent) {
      throw Refusal.invalidParams(prefix + "if_match and if_absent are mutually exclusive");
    }
    return match;
  }

  static Condition ofIfMatchMember(JsonObject object, String prefix) {
    JsonValue member = object.get("if_match");
    if (member == null) {
      return Condition.ALWAYS;
    }
    if (member instanceof JsonNumber number
        && number.isIntegral()
        && number.bigIntegerValueExact().signum() > 0) {
      return new Condition.IfMatch(number.bigIntegerValueExact());
    }
    throw Refusal.invalidParams(
        prefix + "if_match must be a positive integer (got " + ElixirTerm.of(member) + ")");
  }

  private static boolean ifAbsent(JsonObject object, String prefix) {
    JsonValue member = object.getOrDefault("if_absent", JsonValue.FALSE);
    if (member != JsonValue.TRUE && member != JsonValue.FALSE) {
      throw Refusal.invalidParams(
          prefix + "if_absent must be a boolean (got " + ElixirTerm.of(member) + ")");
    }
    return member == JsonValue.TRUE;
  }

  /** The error body for a condition on a value that is taken apart. */
  static JsonObjectBuilder multiLeaf(Condition condition) {
    return condition instanceof Condition.IfMatch
        ? Refusal.detailed("if_match_multi_leaf", "If-Match requires a leaf value, not a map/dict")
        : Refusal.detailed(
            "if_absent_multi_leaf", "If-None-Match requires a leaf value, not a map/dict");
  }

  /** The status for a condition that does not hold, or cannot be compared. */
  static int status(ConflictException conflict) {
    return conflict.subtree() ? 400 : 412;
  }

  /** The error body for a condition that does not hold, or cannot be compared. */
  static JsonObjectBuilder error(ConflictException conflict, Condition condition) {
    return conflict.subtree() ? multiLeaf(condition) : conflict(conflict);
  }

  private static JsonObjectBuilder conflict(ConflictException conflict) {
    JsonValue current =
        conflict.currentRevision().isPresent()
            ? JsonValues.integer(conflict.currentRevision().getAsLong())
            : JsonValue.NULL;
    return JsonValues.object()
        .add("current_revision", current)
        .add("error", conflict.exists() ? "exists" : "conflict");
  }
}
