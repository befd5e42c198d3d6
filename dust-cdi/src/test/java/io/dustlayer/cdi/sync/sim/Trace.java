package io.dustlayer.cdi.sync.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What happened, in words. Written only when asked for, since most seeds are not looked at. */
final class Trace {

  private final boolean wanted;
  private final int kept;
  private final Deque<String> lines = new ArrayDeque<>();
  private long hash = 1;

  /** A trace that is not written. */
  static Trace none() {
    return new Trace(false, 0);
  }

  /** A trace that keeps its last lines. */
  static Trace of(int kept) {
    return new Trace(true, kept);
  }

  private Trace(boolean wanted, int kept) {
    this.wanted = wanted;
    this.kept = kept;
  }

  void add(long now, Supplier<String> line) {
    if (!wanted) {
      return;
    }
    String text = "%,14d ms  %s".formatted(now / 1_000_000, line.get());
    hash = 31 * hash + text.hashCode();
    lines.add(text);
    if (lines.size() > kept) {
      lines.remove();
    }
  }

  long hash() {
    return hash;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
