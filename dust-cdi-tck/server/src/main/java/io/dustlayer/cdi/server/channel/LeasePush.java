package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.WriteOp;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;

/** The ops on leases. */
record LeasePush(JsonObject payload, Set<Quirk> quirks) {
  private static final JsonValue DEFAULT_TTL_MILLIS = JsonValues.integer(30_000);
  private static final String INVALID = "invalid_lease_op";

  WriteOp op(String name, DustPath path, Origin origin) {
    switch (name) {
      case "lease":
        JsonValue holder = payload.getOrDefault("holder", JsonValue.NULL);
        return new WriteOp.Lease(path, holder, ttlMillis(), origin);
      case "renew":
        return new WriteOp.Renew(path, token(), ttlMillis(), origin);
      default:
        return new WriteOp.Release(path, token(), origin);
    }
  }

  private JsonNumber ttlMillis() {
    if (payload.getOrDefault("ttl_ms", DEFAULT_TTL_MILLIS) instanceof JsonNumber millis) {
      return millis;
    }
    throw new RefusedException(inspected() ? ElixirTerm.ARITHMETIC_ERROR : INVALID);
  }

  private JsonValue token() {
    JsonValue token = payload.getOrDefault("token", JsonValue.NULL);
    if (token == JsonValue.NULL) {
      throw new RefusedException(inspected() ? ":" + INVALID : INVALID);
    }
    return token;
  }

  private boolean inspected() {
    return quirks.contains(Quirk.INSPECTED_TERMS);
  }
}
