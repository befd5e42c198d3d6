package io.dustlayer.cdi.sync.tree;

import static org.assertj.core.api.Assertions.assertThat;

/** What the nodes of every tree promise. */
final class Structure {

  private Structure() {}

  static <E extends Keyed> void check(OrderedTree<E> tree) {
    Node<E> root = tree.root();
    assertThat(root.width()).isLessThanOrEqualTo(Node.MAX);
    if (root instanceof BranchNode) {
      assertThat(root.width()).as("width of a branching root").isGreaterThan(1);
    }
    check(root, null, null);
  }

  /** Returns the height. */
  private static <E extends Keyed> int check(Node<E> node, String from, String to) {
    if (node instanceof LeafNode<E> leaf) {
      for (int i = 0; i < leaf.width(); i++) {
        checkInside(leaf.element(i).key(), i == 0 ? from : leaf.element(i - 1).key(), i > 0, to);
      }
      return 0;
    }
    BranchNode<E> branch = (BranchNode<E>) node;
    int sum = 0;
    int height = -1;
    for (int i = 0; i < branch.width(); i++) {
      Node<E> child = branch.child(i);
      assertThat(child.width()).as("width").isBetween(Node.MIN, Node.MAX);
      int below =
          check(
              child,
              i == 0 ? from : branch.low(i),
              i + 1 == branch.width() ? to : branch.low(i + 1));
      assertThat(below).as("height").isEqualTo(height < 0 ? below : height);
      height = below;
      sum += child.size();
    }
    assertThat(branch.size()).as("size").isEqualTo(sum);
    return height + 1;
  }

  private static void checkInside(String key, String from, boolean strictly, String to) {
    if (from != null) {
      assertThat(Node.compare(from, key)).isLessThan(strictly ? 0 : 1);
    }
    if (to != null) {
      assertThat(Node.compare(key, to)).isNegative();
    }
  }
}
