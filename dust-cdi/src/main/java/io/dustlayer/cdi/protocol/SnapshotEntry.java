package io.dustlayer.cdi.protocol;

import jakarta.json.JsonValue;
import java.util.Objects;

/**
 * A stored entry as a snapshot tells it (PROTOCOL, catch-up).
 *
 * @param path the rendered path, not checked
 * @param value what is stored, out of its {@code _scalar} envelope; null if the entry has no value
 */
public record SnapshotEntry(String path, JsonValue value) {

  /**
   * Checks that there is a path.
   *
   * @param path the rendered path
   * @param value may be null
   */
  public SnapshotEntry {
    Objects.requireNonNull(path, "path");
  }
}
