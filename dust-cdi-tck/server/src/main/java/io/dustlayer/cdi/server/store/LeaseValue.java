package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * A lease as it is stored.
 *
 * @param value the object with {@code "_type":"lease"}
 */
record LeaseValue(JsonObject value) {
  private static final String TOKEN = "token";
  private static final String EXPIRES_AT = "expires_at";
  private static final String HOLDER = "holder";

  static LeaseValue acquired(JsonValue holder, long token, Instant now, JsonNumber ttlMillis) {
    return of(holder, JsonValues.integer(token), now, ttlMillis);
  }

  static Optional<LeaseValue> in(Optional<Entry> leaf) {
    return leaf.filter(entry -> entry.type() == EntryType.LEASE)
        .map(entry -> new LeaseValue(entry.stored().asJsonObject()));
  }

  private static LeaseValue of(JsonValue holder, JsonValue token, Instant now, JsonNumber ttl) {
    return new LeaseValue(
        JsonValues.object()
            .add("_type", "lease")
            .add(EXPIRES_AT, Sum.of(JsonValues.integer(now.toEpochMilli()), ttl))
            .add(HOLDER, holder)
            .add(TOKEN, token)
            .build());
  }

  LeaseValue renewed(Instant now, JsonNumber ttlMillis) {
    return of(
        value.getOrDefault(HOLDER, JsonValue.NULL),
        value.getOrDefault(TOKEN, JsonValue.NULL),
        now,
        ttlMillis);
  }

  /** Whether it is not over; one that somebody set without an end never is. */
  boolean isLive(Instant now) {
    return !(value.get(EXPIRES_AT) instanceof JsonNumber end)
        || end.bigDecimalValue().compareTo(BigDecimal.valueOf(now.toEpochMilli())) > 0;
  }

  boolean has(JsonValue token) {
    return token.equals(value.get(TOKEN));
  }

  boolean has(BigInteger token) {
    return has(JsonValues.integer(token));
  }
}
