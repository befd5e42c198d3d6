package io.dustlayer.cdi.protocol;

import jakarta.json.JsonValue;
import java.util.Objects;

/**
 * A committed operation as the server announces it, live or in a catch-up.
 *
 * @param storeSeq the store's sequence number, 1 or more
 * @param kind the operation
 * @param path where
 * @param value {@code set}: as written; {@code merge}: the map of children; {@code increment},
 *     {@code add}, {@code remove}: the result; {@code delete}, {@code release}: JSON null
 * @param deviceId the device that wrote; null if the server names none
 * @param clientOpId the writer's id of the operation; null if the server names none
 */
public record StoreEvent(
    long storeSeq,
    OpKind kind,
    DustPath path,
    JsonValue value,
    String deviceId,
    String clientOpId) {

  /**
   * Checks what must be present.
   *
   * @param storeSeq the store's sequence number
   * @param kind the operation
   * @param path where
   * @param value what the protocol reports
   * @param deviceId may be null
   * @param clientOpId may be null
   */
  public StoreEvent {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
  }
}
