package io.dustlayer.cdi.server.store;

import java.math.BigInteger;

/** What must hold for an op to be applied. */
public sealed interface Condition {
  /** Always holds. */
  record Always() implements Condition {}

  /**
   * Holds if the path's revision is the given one.
   *
   * @param revision any positive integer; one beyond 64 bits never holds
   */
  record IfMatch(BigInteger revision) implements Condition {}

  /** Holds if there is nothing at the path. */
  record IfAbsent() implements Condition {}

  /** The condition that always holds. */
  Condition ALWAYS = new Always();
}
