package io.dustlayer.cdi.sync.tree;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The elements from a place up to a key, which is compared once for each node. */
final class Range<E extends Keyed> implements Iterator<E> {

  private final Cursor<E> cursor;
  private final String to;
  private LeafNode<E> leaf;
  private int index;
  private int end;

  /** Ends before a key; null for no end. */
  Range(Node<E> root, String from, String to) {
    this.cursor = new Cursor<>(root, from);
    this.to = to;
    enterLeaf();
  }

  @Override
  public boolean hasNext() {
    if (index == end && leaf != null && end == leaf.width()) {
      cursor.leaveLeaf();
      enterLeaf();
    }
    return index < end;
  }

  @Override
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more elements");
    }
    return leaf.element(index++);
  }

  private void enterLeaf() {
    leaf = cursor.leaf();
    index = cursor.isAtEnd() ? 0 : cursor.index();
    end = cursor.isAtEnd() ? 0 : end();
  }

  private int end() {
    return to == null ? leaf.width() : Math.max(index, leaf.indexOf(to));
  }
}
