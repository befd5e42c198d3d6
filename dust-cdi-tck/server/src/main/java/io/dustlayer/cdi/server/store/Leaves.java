package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.List;

/**
 * The leaves of a store at some moment, to be changed by {@link Replacement}s.
 *
 * @param <X> how it fails
 */
interface Leaves<X extends Exception> {
  /** Removes the leaf of a path and its descendants. */
  void clearTree(DustPath path) throws X;

  /** Removes the leaf of a path. */
  void clearLeaf(DustPath path) throws X;

  /** Adds leaves where there are none. */
  void put(List<Entry> leaves) throws X;
}
