package io.dustlayer.cdi.sync.tree;

/** What can be kept in an {@link OrderedTree}. Immutable. */
public interface Keyed {

  /**
   * Its place in the order.
   *
   * @return always the same
   */
  String key();
}
