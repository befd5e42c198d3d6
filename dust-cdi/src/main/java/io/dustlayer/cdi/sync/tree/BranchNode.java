package io.dustlayer.cdi.sync.tree;

import java.util.Arrays;
import java.util.List;

/**
 * Nodes in order, each with a lower bound of its keys. The bound of the first one is never needed.
 */
final class BranchNode<E extends Keyed> extends Node<E> {

  private Node<E>[] children;
  private String[] lows;
  private int size;

  private BranchNode(Node<E>[] children, String[] lows, int size, Object owner) {
    super(owner);
    this.children = children;
    this.lows = lows;
    this.size = size;
  }

  // An array of a generic type can only be made unchecked.
  @SuppressWarnings("unchecked")
  static <E extends Keyed> BranchNode<E> of(Node<E> left, Node<E> right, Object owner) {
    Node<E>[] children = (Node<E>[]) new Node<?>[] {left, right};
    String[] lows = {left.low(), right.low()};
    return new BranchNode<>(children, lows, left.size() + right.size(), owner);
  }

  @SuppressWarnings("unchecked")
  static <E extends Keyed> BranchNode<E> of(List<Node<E>> parts, Object owner) {
    Node<E>[] children = (Node<E>[]) parts.toArray(Node<?>[]::new);
    String[] lows = new String[children.length];
    int size = 0;
    for (int i = 0; i < children.length; i++) {
      lows[i] = children[i].low();
      size += children[i].size();
    }
    return new BranchNode<>(children, lows, size, owner);
  }

  Node<E> child(int index) {
    return children[index];
  }

  /** The lower bound of a child other than the first one. */
  String low(int index) {
    return lows[index];
  }

  /** The index of the only child that may hold a key. */
  int indexOf(String key) {
    boolean plain = isPlain(key);
    int low = 1;
    int high = lows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(lows[middle], key, plain) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  int width() {
    return children.length;
  }

  @Override
  String low() {
    return lows[0];
  }

  @Override
  Node<E> put(E element, Object edit) {
    BranchNode<E> mine = editable(edit);
    int index = indexOf(element.key());
    int before = children[index].size();
    Node<E> child = children[index].put(element, edit);
    mine.children[index] = child;
    mine.size += child.size() - before;
    if (child.isOverfull()) {
      Node<E> right = child.split(edit);
      mine.children = Slots.inserted(mine.children, index + 1, right);
      mine.lows = Slots.inserted(mine.lows, index + 1, right.low());
    }
    return mine;
  }

  @Override
  Node<E> removeRange(String from, String to, Object edit) {
    int first = indexOf(from);
    int last = isBeyond(first, to) ? Math.max(first, indexOf(to)) : first;
    int before = size(first, last);
    Node<E> left = children[first].removeRange(from, to, edit);
    Node<E> right = first == last ? null : children[last].removeRange(from, to, edit);
    int after = left.size() + (right == null ? 0 : right.size());
    if (before == after) {
      return this;
    }
    BranchNode<E> mine = editable(edit);
    mine.size += after - before;
    mine.replace(first, last, left, right);
    mine.repair(first + 1, edit);
    mine.repair(first, edit);
    return mine;
  }

  // Nearly always all of a range lies in one child.
  private boolean isBeyond(int child, String key) {
    return child + 1 < children.length && compare(lows[child + 1], key) <= 0;
  }

  @Override
  Node<E> split(Object edit) {
    int middle = children.length / 2;
    int rightSize = size(middle, children.length - 1);
    BranchNode<E> right =
        new BranchNode<>(
            Arrays.copyOfRange(children, middle, children.length),
            Arrays.copyOfRange(lows, middle, lows.length),
            rightSize,
            edit);
    children = Arrays.copyOf(children, middle);
    lows = Arrays.copyOf(lows, middle);
    size -= rightSize;
    return right;
  }

  @Override
  Node<E> join(Node<E> next, String nextLow, Object edit) {
    BranchNode<E> right = (BranchNode<E>) next;
    BranchNode<E> joined =
        new BranchNode<>(
            Slots.joined(children, right.children),
            Slots.joined(lows, right.lows),
            size + right.size,
            edit);
    int seam = children.length;
    joined.lows[seam] = nextLow;
    // An only child has had no neighbour to be joined with until now.
    joined.repair(seam, edit);
    joined.repair(seam - 1, edit);
    return joined;
  }

  /** How many elements some children have. */
  private int size(int first, int last) {
    int sum = 0;
    for (int i = first; i <= last; i++) {
      sum += children[i].size();
    }
    return sum;
  }

  private BranchNode<E> editable(Object edit) {
    return isOwnedBy(edit) ? this : new BranchNode<>(children.clone(), lows.clone(), size, edit);
  }

  /** Keeps of some children what was left of the first and of the last one. */
  private void replace(int first, int last, Node<E> left, Node<E> right) {
    children[first] = left;
    if (right != null) {
      children[last] = right;
    }
    int keepFrom = right == null || right.size() == 0 ? last + 1 : last;
    drop(left.size() == 0 ? first : first + 1, keepFrom);
  }

  private void drop(int first, int end) {
    if (first < end) {
      children = Slots.without(children, first, end);
      lows = Slots.without(lows, first, end);
    }
  }

  /** Joins a child that has too few parts with its neighbours until it has enough. */
  private void repair(int index, Object edit) {
    int at = index;
    while (at < children.length && children.length > 1 && children[at].isUnderfull()) {
      at = Math.max(0, at - 1);
      joinChildren(at, edit);
    }
  }

  private void joinChildren(int index, Object edit) {
    Node<E> joined = children[index].join(children[index + 1], lows[index + 1], edit);
    children[index] = joined;
    if (joined.isOverfull()) {
      children[index + 1] = joined.split(edit);
      lows[index + 1] = children[index + 1].low();
    } else {
      drop(index + 1, index + 2);
    }
  }
}
