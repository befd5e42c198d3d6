package io.dustlayer.cdi.schema.codec;

/** Where in a stored value a piece of JSON stands. */
public enum Place {
  /** Objects are split into leaves: an empty one vanishes. */
  SUBTREE,
  /** Inside an array, which is one leaf: objects are kept as they are. */
  LEAF
}
