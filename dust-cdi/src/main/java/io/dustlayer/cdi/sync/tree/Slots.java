package io.dustlayer.cdi.sync.tree;

import java.util.Arrays;

/** Arrays that hold exactly what a node has; a change of their length makes a new one. */
final class Slots {

  private Slots() {}

  static <S> S[] inserted(S[] slots, int index, S slot) {
    S[] longer = Arrays.copyOf(slots, slots.length + 1);
    System.arraycopy(slots, index, longer, index + 1, slots.length - index);
    longer[index] = slot;
    return longer;
  }

  /** Without those from an index (included) to another one (excluded). */
  static <S> S[] without(S[] slots, int first, int end) {
    S[] shorter = Arrays.copyOf(slots, slots.length - (end - first));
    System.arraycopy(slots, end, shorter, first, slots.length - end);
    return shorter;
  }

  static <S> S[] joined(S[] left, S[] right) {
    S[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
