package io.dustlayer.cdi.sync.sim;

import java.util.random.RandomGenerator;

/**
 * Randomness that belongs to places instead of to a sequence: what is drawn depends on the action
 * that draws and on how many draws it made before, and an action's place on the one that scheduled
 * it. So a step that is left out of a plan changes nothing for the others, unless they depend on
 * what it did.
 */
final class Chance implements RandomGenerator {

  private static final long DRAW = 0x9E3779B97F4A7C15L;
  private static final long CHILD = 0xD1B54A32D192ED03L;

  private long place;
  private long draws;
  private long children;

  Chance(long place) {
    enter(place);
  }

  /** The place at which draws are made from now on. */
  void enter(long at) {
    place = at;
    draws = 0;
    children = 0;
  }

  /** The place of the next action that the present one schedules. */
  long child() {
    return mix(place ^ ++children * CHILD);
  }

  /** A place that has a name. */
  static long place(long seed, String name, long number) {
    return mix(mix(seed * DRAW ^ name.hashCode()) + number * CHILD);
  }

  @Override
  public long nextLong() {
    return mix(place + ++draws * DRAW);
  }

  @Override
  public int nextInt(int bound) {
    return (int) ((nextLong() >>> 33) % bound);
  }

  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
