package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.OpKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the token may do, as the last join said.
 *
 * @param canRead whether it may read
 * @param canWrite whether it may write
 * @param scopes its scopes; empty if they are not known
 */
record Permissions(boolean canRead, boolean canWrite, Set<String> scopes) {

  /** Before the first join nothing is refused. */
  static final Permissions UNKNOWN = new Permissions(true, true, Set.of());

  private static final String WRITE_ENTRIES = "entries:write";
  private static final String WRITE_FILES = "files:write";

  /** Reads the reply to a join. */
  static Permissions of(JsonObject reply) {
    JsonObject permissions = Members.object(reply, "permissions");
    Set<String> scopes =
        reply.get("scopes") instanceof JsonArray all
            ? all.stream()
                .filter(JsonString.class::isInstance)
                .map(scope -> ((JsonString) scope).getString())
                .collect(Collectors.toUnmodifiableSet())
            : Set.of();
    return new Permissions(
        !permissions.containsKey("read") || Members.isTrue(permissions, "read"),
        !permissions.containsKey("write") || Members.isTrue(permissions, "write"),
        scopes);
  }

  /** The scope that an operation needs and the token lacks. */
  Optional<String> missingFor(OpKind kind) {
    String needed = kind == OpKind.PUT_FILE ? WRITE_FILES : WRITE_ENTRIES;
    boolean has = scopes.isEmpty() ? canWrite : scopes.contains(needed);
    return has && canWrite ? Optional.empty() : Optional.of(needed);
  }
}
