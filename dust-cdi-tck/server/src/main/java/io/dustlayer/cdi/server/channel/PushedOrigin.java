package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Origin;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/** Where a push says it comes from. */
final class PushedOrigin {
  private static final String REQUIRED = "client_op_id_required";

  private PushedOrigin() {}

  static Origin of(Push push, Set<Quirk> quirks) {
    JsonValue id = push.payload().getOrDefault("client_op_id", JsonValue.NULL);
    if (id instanceof JsonString text) {
      return new Origin(push.socket().deviceId(), text.getString());
    } else if (id instanceof JsonNumber) {
      return new Origin(push.socket().deviceId(), id.toString());
    }
    throw new RefusedException(quirks.contains(Quirk.INSPECTED_TERMS) ? inspected(id) : REQUIRED);
  }

  private static String inspected(JsonValue id) {
    return id == JsonValue.NULL
        ? ElixirTerm.matchError(ElixirTerm.of("NOT NULL constraint failed: store_ops.client_op_id"))
        : "%ArgumentError{message: "
            + ElixirTerm.of("unsupported type: " + ElixirTerm.of(id))
            + "}";
  }
}
