package io.dustlayer.cdi.sync.tree;

/**
 * A place among the elements of a tree that nobody edits. Not safe for concurrent use.
 *
 * <p>The way to the place is kept from the leaf upwards: level 0 is the leaf's parent.
 */
final class Cursor<E extends Keyed> {

  private final BranchNode<E>[] nodes;
  private final int[] indexes;
  private LeafNode<E> leaf;
  private int index;

  /** The place of the first element at or after a key. */
  @SuppressWarnings("unchecked") // an array of a generic type can only be made unchecked
  Cursor(Node<E> root, String from) {
    int height = height(root);
    nodes = (BranchNode<E>[]) new BranchNode<?>[height];
    indexes = new int[height];
    Node<E> node = root;
    for (int level = height - 1; level >= 0; level--) {
      nodes[level] = (BranchNode<E>) node;
      indexes[level] = nodes[level].indexOf(from);
      node = nodes[level].child(indexes[level]);
    }
    leaf = (LeafNode<E>) node;
    index = leaf.indexOf(from);
    if (index == leaf.width()) {
      leaveNode(0);
    }
  }

  /** Whether the place is behind the last element. */
  boolean isAtEnd() {
    return leaf == null;
  }

  E element() {
    return leaf.element(index);
  }

  LeafNode<E> leaf() {
    return leaf;
  }

  int index() {
    return index;
  }

  void advance() {
    index++;
    if (index == leaf.width()) {
      leaveNode(0);
    }
  }

  /** Goes to the first element of the next leaf node. */
  void leaveLeaf() {
    leaveNode(0);
  }

  /**
   * Passes over what this cursor and one of another tree have in common from here on: the rest of
   * the largest node that both are in at the same index.
   *
   * @return false if they are not in the same leaf node at the same index
   */
  boolean skipShared(Cursor<E> other) {
    if (leaf != other.leaf || index != other.index) {
      return false;
    }
    int level = 0;
    while (level < Math.min(nodes.length, other.nodes.length)
        && nodes[level] == other.nodes[level]
        && indexes[level] == other.indexes[level]) {
      level++;
    }
    leaveNode(level);
    other.leaveNode(level);
    return true;
  }

  /** Leaves the node below a level for the one that follows it. */
  private void leaveNode(int below) {
    int level = below;
    while (level < nodes.length && ++indexes[level] == nodes[level].width()) {
      level++;
    }
    if (level >= nodes.length) {
      leaf = null;
      return;
    }
    Node<E> node = nodes[level].child(indexes[level]);
    while (--level >= 0) {
      nodes[level] = (BranchNode<E>) node;
      indexes[level] = 0;
      node = nodes[level].child(0);
    }
    leaf = (LeafNode<E>) node;
    index = 0;
  }

  private static int height(Node<?> root) {
    int height = 0;
    Node<?> node = root;
    while (node instanceof BranchNode<?> branch) {
      node = branch.child(0);
      height++;
    }
    return height;
  }
}
