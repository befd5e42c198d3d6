package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.sync.tree.Keyed;
import jakarta.json.JsonValue;

/**
 * One stored leaf.
 *
 * @param path the rendered path
 * @param value never an object, except a file, a lease or a typed value
 * @param revision the {@code store_seq} of the operation that last wrote it; 0 if it is not known
 */
public record Leaf(String path, JsonValue value, long revision) implements Keyed {

  /** The rendered path. */
  @Override
  public String key() {
    return path;
  }
}
