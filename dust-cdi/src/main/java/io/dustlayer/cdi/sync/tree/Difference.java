package io.dustlayer.cdi.sync.tree;

/**
 * A key at which two versions of a tree differ.
 *
 * @param <E> what is kept
 * @param before the element of the first version; null if it has none
 * @param after the element of the second version; null if it has none
 */
public record Difference<E extends Keyed>(E before, E after) {

  /**
   * Where they differ.
   *
   * @return never null
   */
  public String key() {
    return before != null ? before.key() : after.key();
  }
}
