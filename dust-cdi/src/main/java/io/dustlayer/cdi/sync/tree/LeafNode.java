package io.dustlayer.cdi.sync.tree;

import java.util.Arrays;

/** Elements in order. */
final class LeafNode<E extends Keyed> extends Node<E> {

  private Object[] elements;

  LeafNode(Object[] elements, Object owner) {
    super(owner);
    this.elements = elements;
  }

  // Only elements are ever put in.
  @SuppressWarnings("unchecked")
  E element(int index) {
    return (E) elements[index];
  }

  /** The index of the first element at or after a key. */
  int indexOf(String key) {
    boolean plain = isPlain(key);
    int low = 0;
    int high = elements.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(element(middle).key(), key, plain) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean has(String key, int index) {
    return index < elements.length && element(index).key().equals(key);
  }

  @Override
  int size() {
    return elements.length;
  }

  @Override
  int width() {
    return elements.length;
  }

  @Override
  String low() {
    return element(0).key();
  }

  @Override
  Node<E> put(E element, Object edit) {
    int index = indexOf(element.key());
    if (!has(element.key(), index)) {
      return with(Slots.inserted(elements, index, element), edit);
    }
    LeafNode<E> mine = isOwnedBy(edit) ? this : new LeafNode<>(elements.clone(), edit);
    mine.elements[index] = element;
    return mine;
  }

  @Override
  Node<E> removeRange(String from, String to, Object edit) {
    int first = indexOf(from);
    // Nearly always there is nothing, which the next element tells.
    if (first == elements.length || compare(element(first).key(), to) >= 0) {
      return this;
    }
    return with(Slots.without(elements, first, indexOf(to)), edit);
  }

  @Override
  Node<E> split(Object edit) {
    int middle = elements.length / 2;
    Object[] right = Arrays.copyOfRange(elements, middle, elements.length);
    elements = Arrays.copyOf(elements, middle);
    return new LeafNode<>(right, edit);
  }

  @Override
  Node<E> join(Node<E> next, String nextLow, Object edit) {
    return new LeafNode<>(Slots.joined(elements, ((LeafNode<E>) next).elements), edit);
  }

  private LeafNode<E> with(Object[] changed, Object edit) {
    if (!isOwnedBy(edit)) {
      return new LeafNode<>(changed, edit);
    }
    elements = changed;
    return this;
  }
}
