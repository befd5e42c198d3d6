package io.dustlayer.cdi.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A write to push over a channel.
 *
 * @param clientOpId unique; the server repeats it in the event of the committed operation
 * @param kind the operation
 * @param path where
 * @param value JSON null for {@code delete}; for {@code merge} an object
 * @param ifMatch the expected revision of the leaf at the path; {@code set} and {@code delete} only
 * @param ifAbsent whether the path must be empty; {@code set} only
 * @param fence the lease that must be held
 * @param terms further members of the push that leases and files need, for example {@code ttl_ms};
 *     empty for others
 */
public record WriteRequest(
    String clientOpId,
    OpKind kind,
    DustPath path,
    JsonValue value,
    OptionalLong ifMatch,
    boolean ifAbsent,
    Optional<Fence> fence,
    JsonObject terms) {

  /**
   * Checks that nothing is null.
   *
   * @param clientOpId unique
   * @param kind the operation
   * @param path where
   * @param value what to write
   * @param ifMatch the expected revision
   * @param ifAbsent whether the path must be empty
   * @param fence the lease that must be held
   * @param terms further members of the push
   */
  public WriteRequest {
    Objects.requireNonNull(clientOpId, "clientOpId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(ifMatch, "ifMatch");
    Objects.requireNonNull(fence, "fence");
    Objects.requireNonNull(terms, "terms");
  }

  /**
   * An unconditional write.
   *
   * @param clientOpId unique
   * @param kind the operation
   * @param path where
   * @param value what to write
   * @return the request
   */
  public static WriteRequest of(String clientOpId, OpKind kind, DustPath path, JsonValue value) {
    return new WriteRequest(
        clientOpId,
        kind,
        path,
        value,
        OptionalLong.empty(),
        false,
        Optional.empty(),
        JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * Whether sending it twice has one effect.
   *
   * @return true for {@code set}, {@code delete} and {@code merge} without a condition or fence
   */
  public boolean isRepeatable() {
    return kind.isRepeatable() && ifMatch.isEmpty() && !ifAbsent && fence.isEmpty();
  }

  /**
   * A lease that a write depends on.
   *
   * @param key the lease's path
   * @param token the {@code store_seq} at which it was acquired
   */
  public record Fence(DustPath key, long token) {}
}
