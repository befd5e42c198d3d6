package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonValue;

/** A change that somebody asks a store to make. */
public sealed interface WriteOp {
  /**
   * Where the change happens.
   *
   * @return never null
   */
  DustPath path();

  /**
   * What must hold for it to happen.
   *
   * @return never null
   */
  Condition condition();

  /**
   * Where the change comes from.
   *
   * @return never null
   */
  Origin origin();

  /**
   * Replaces the leaf and the descendants of a path by a value's leaves.
   *
   * @param path where
   * @param value any JSON value; an object is taken apart, {@code {}} leaves nothing
   * @param condition what must hold
   * @param origin where it comes from
   */
  record Set(DustPath path, JsonValue value, Condition condition, Origin origin)
      implements WriteOp {}

  /**
   * Removes the leaf and the descendants of a path.
   *
   * @param path where
   * @param condition what must hold
   * @param origin where it comes from
   */
  record Delete(DustPath path, Condition condition, Origin origin) implements WriteOp {}
}
