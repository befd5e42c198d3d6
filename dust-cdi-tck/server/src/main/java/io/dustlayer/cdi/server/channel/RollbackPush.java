package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.WriteRefusedException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The push {@code rollback}. It is neither limited in rate nor refused by an archived store. */
final class RollbackPush {
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  private final Set<Quirk> quirks;

  RollbackPush(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  Reply answer(Push push) {
    RefusedException.unlessAllowed(push.token(), Scope.ENTRIES_WRITE);
    JsonObject payload = push.payload();
    long toSeq = toSeq(payload.getOrDefault("to_seq", JsonValue.NULL));
    boolean segments =
        payload.containsKey("path_segments")
            && !quirks.contains(Quirk.ROLLBACK_IGNORES_PATH_SEGMENTS);
    try {
      return segments || payload.containsKey("path")
          ? path(
              push,
              segments ? PushedPath.of(payload) : PushedPath.parsed(payload.get("path")),
              toSeq)
          : store(push, toSeq);
    } catch (WriteRefusedException refused) {
      return Reply.error(refused.reason().wireName());
    } catch (ConflictException impossible) {
      throw new IllegalStateException("a rollback has no condition", impossible);
    }
  }

  private static long toSeq(JsonValue value) {
    if (value instanceof JsonNumber number && number.isIntegral()) {
      BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
      return number.bigIntegerValueExact().max(BigInteger.ZERO).min(most).longValueExact();
    } else if (value instanceof JsonString text && DIGITS.matcher(text.getString()).matches()) {
      return Long.parseLong(text.getString());
    }
    throw new ChannelCrash("rollback needs to_seq");
  }

  private static Reply path(Push push, DustPath path, long toSeq) throws ConflictException {
    Optional<CommittedOp> committed =
        push.channel()
            .hub()
            .commit(push.channel().topic(), () -> push.store().rollback(path, toSeq));
    return committed.isPresent()
        ? Reply.ok(JsonValues.object().add("store_seq", committed.get().storeSeq()))
        : Reply.ok(JsonValues.object().add("noop", true).add("store_seq", push.store().storeSeq()));
  }

  /** Not on behalf of the channel: real servers do not announce it. */
  private static Reply store(Push push, long toSeq) {
    int written = push.store().rollback(toSeq).size();
    return Reply.ok(JsonValues.object().add("ops_written", written));
  }
}
