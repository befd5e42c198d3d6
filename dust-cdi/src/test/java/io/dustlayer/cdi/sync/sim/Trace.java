package io.dustlayer.cdi.sync.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happened: as a hash that every simulation has, and in words, which are written only when
 * asked for, since most seeds are not looked at.
 */
final class Trace {

  private final int kept;
  private final Deque<String> details = new ArrayDeque<>();
  private final List<String> story = new ArrayList<>();
  private long hash = 1;

  /** A trace without words. */
  static Trace none() {
    return new Trace(0);
  }

  /** A trace that keeps its last lines. */
  static Trace of(int kept) {
    return new Trace(kept);
  }

  private Trace(int kept) {
    this.kept = kept;
  }

  /** Something that is the same each time, if everything before was. */
  void mix(long what) {
    hash = Chance.mix(hash + what);
  }

  void detail(long now, Supplier<String> line) {
    if (kept > 0) {
      details.add(at(now) + line.get());
      if (details.size() > kept) {
        details.remove();
      }
    }
  }

  void story(long now, Supplier<String> line) {
    if (kept > 0) {
      story.add(at(now) + line.get());
      detail(now, () -> "* " + line.get());
    }
  }

  private static String at(long now) {
    return "%,10d ms  ".formatted(now / World.MILLI);
  }

  long hash() {
    return hash;
  }

  /** The last lines with every detail. */
  List<String> details() {
    return List.copyOf(details);
  }

  /** What somebody did, and what came of it. */
  List<String> story() {
    return List.copyOf(story);
  }
}
