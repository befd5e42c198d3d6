package io.dustlayer.cdi.sync.tree;

import io.dustlayer.cdi.protocol.DustPath;

/**
 * A node of the tree. Only the edit that made a node changes it in place; every other edit changes
 * a copy. All nodes but the root hold between {@link #MIN} and {@link #MAX} parts, and all leaves
 * are equally far from the root.
 */
abstract sealed class Node<E extends Keyed> permits LeafNode, BranchNode {

  static final int MAX = 64;
  static final int MIN = 16;

  private final Object owner;

  Node(Object owner) {
    this.owner = owner;
  }

  /** Whether an edit made this node and may change it. */
  final boolean isOwnedBy(Object edit) {
    return owner == edit;
  }

  final boolean isOverfull() {
    return width() > MAX;
  }

  final boolean isUnderfull() {
    return width() < MIN;
  }

  static int compare(String a, String b) {
    return DustPath.compareRendered(a, b);
  }

  /**
   * Compares keys with one that is looked for.
   *
   * @param plain {@link #isPlain} of the one that is looked for
   */
  static int compare(String key, String wanted, boolean plain) {
    return plain ? key.compareTo(wanted) : compare(key, wanted);
  }

  /**
   * Whether the order of UTF-8 is that of UTF-16 for a key and any other one: the two differ only
   * where surrogates meet what comes after them. Looking once saves looking at each comparison,
   * which is most of what a tree does.
   */
  static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }

  /** How many elements are in it and below. */
  abstract int size();

  /** How many parts it has: elements or children. */
  abstract int width();

  /** A key above those of any node before it, and not above any of its own. */
  abstract String low();

  /** The node with an element, which replaces one of the same key. The result may be overfull. */
  abstract Node<E> put(E element, Object edit);

  /**
   * The node without the elements from a key (included) to another one (excluded); the same node if
   * there are none. The result may be underfull or empty.
   */
  abstract Node<E> removeRange(String from, String to, Object edit);

  /** Moves the second half of an overfull node, which the edit owns, to a new node. */
  abstract Node<E> split(Object edit);

  /** A node with the parts of this one and of the next one at its level. It may be overfull. */
  abstract Node<E> join(Node<E> next, String nextLow, Object edit);
}
