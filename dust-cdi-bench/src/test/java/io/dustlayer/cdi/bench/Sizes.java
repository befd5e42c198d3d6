package io.dustlayer.cdi.bench;

import java.util.Arrays;

/** Sizes of stores. */
final class Sizes {

  static final int SMALL = 1_000;
  static final int LARGE = 1_000_000;

  private Sizes() {}

  static int[] of(Run run) {
    return run.growing() ? new int[] {SMALL, 10_000, 100_000, LARGE} : new int[] {SMALL, LARGE};
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
