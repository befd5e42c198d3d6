package io.dustlayer.cdi.sync.tree;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Where two versions of a tree differ; nodes that they share are passed over. */
final class Differences<E extends Keyed> implements Iterator<Difference<E>> {

  private final Cursor<E> before;
  private final Cursor<E> after;
  private final String to;
  private Difference<E> ahead;

  /** Ends before a key; null for no end. */
  Differences(Node<E> before, Node<E> after, String from, String to) {
    this.before = new Cursor<>(before, from);
    this.after = new Cursor<>(after, from);
    this.to = to;
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && (isInRange(before) || isInRange(after))) {
      ahead = step();
    }
    return ahead != null;
  }

  @Override
  public Difference<E> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more differences");
    }
    Difference<E> next = ahead;
    ahead = null;
    return next;
  }

  /** Passes one key or one shared node; null if there is no difference. */
  private Difference<E> step() {
    if (!isInRange(after)) {
      return new Difference<>(take(before), null);
    }
    if (!isInRange(before)) {
      return new Difference<>(null, take(after));
    }
    if (before.skipShared(after)) {
      return null;
    }
    int order = Node.compare(before.element().key(), after.element().key());
    E old = order <= 0 ? take(before) : null;
    E now = order >= 0 ? take(after) : null;
    return order == 0 && (old == now || old.equals(now)) ? null : new Difference<>(old, now);
  }

  private boolean isInRange(Cursor<E> cursor) {
    return !cursor.isAtEnd() && (to == null || Node.compare(cursor.element().key(), to) < 0);
  }

  private E take(Cursor<E> cursor) {
    E element = cursor.element();
    cursor.advance();
    return element;
  }
}
