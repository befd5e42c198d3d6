package io.dustlayer.cdi.sync.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Makes a tree of elements that come in order, level by level, without looking anything up. */
final class SortedBuild<E extends Keyed> {

  // Leaves room for elements to come, and for what is left over and too little for a node.
  private static final int FILL = Node.MAX - Node.MIN;

  private final Object owner = new Object();

  /** The root; null if there are no elements. */
  Node<E> root(Iterator<? extends E> elements) {
    List<Node<E>> level = leaves(elements);
    while (level.size() > 1) {
      level = branches(level);
    }
    return level.isEmpty() ? null : level.get(0);
  }

  private List<Node<E>> leaves(Iterator<? extends E> elements) {
    List<Node<E>> leaves = new ArrayList<>();
    Object[] next = new Object[FILL];
    int count = 0;
    String before = null;
    while (elements.hasNext()) {
      E element = elements.next();
      String key = element.key();
      if (before != null && Node.compare(before, key) >= 0) {
        throw new IllegalArgumentException("'" + key + "' does not come after '" + before + "'");
      }
      before = key;
      if (count == FILL) {
        leaves.add(new LeafNode<>(next, owner));
        next = new Object[FILL];
        count = 0;
      }
      next[count++] = element;
    }
    if (count > 0) {
      add(leaves, new LeafNode<>(Arrays.copyOf(next, count), owner));
    }
    return leaves;
  }

  private List<Node<E>> branches(List<Node<E>> children) {
    List<Node<E>> branches = new ArrayList<>();
    for (int from = 0; from < children.size(); from += FILL) {
      int to = Math.min(from + FILL, children.size());
      add(branches, BranchNode.of(children.subList(from, to), owner));
    }
    return branches;
  }

  /** Adds the next node of a level, or its parts if it has too few. */
  private void add(List<Node<E>> level, Node<E> node) {
    int last = level.size() - 1;
    if (last >= 0 && node.isUnderfull()) {
      level.set(last, level.get(last).join(node, node.low(), owner));
    } else {
      level.add(node);
    }
  }
}
