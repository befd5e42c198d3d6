package io.dustlayer.cdi.bench;

import java.util.Arrays;

/** Sizes of stores. */
final class Sizes {

  static final int SMALL = 1_000;
  static final int LARGE = 1_000_000;

  /** What else is measured to find out how costs grow. */
  static final int[] BETWEEN = {10_000, 100_000};

  private Sizes() {}

  static int[] all() {
    return new int[] {SMALL, BETWEEN[0], BETWEEN[1], LARGE};
  }

  static String[] texts(int[] sizes) {
    return Arrays.stream(sizes).mapToObj(String::valueOf).toArray(String[]::new);
  }

  static String name(int size) {
    return size >= 1_000_000
        ? size / 1_000_000 + "M"
        : size >= 1_000 ? size / 1_000 + "k" : "" + size;
  }
}
