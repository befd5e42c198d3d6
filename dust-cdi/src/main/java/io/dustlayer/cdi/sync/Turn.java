package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what one input leads to. */
final class Turn {

  private final long now;
  private final List<Effect> effects = new ArrayList<>();
  private final Set<DustPath> touched = new LinkedHashSet<>();
  private boolean replaced;

  Turn(long now) {
    this.now = now;
  }

  long now() {
    return now;
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  void tell(Notice notice) {
    effects.add(new Effect.Tell(notice));
  }

  /** Subtrees may read differently. */
  void touch(Collection<DustPath> roots) {
    touched.addAll(roots);
  }

  /** Everything may read differently. */
  void replace() {
    replaced = true;
  }

  boolean isViewChanged() {
    return replaced || !touched.isEmpty();
  }

  boolean isReplaced() {
    return replaced;
  }

  Set<DustPath> touched() {
    return touched;
  }

  /**
   * The effects in the order in which they were added, but first of all what readers see: whoever
   * hears of an outcome or a change can read it.
   *
   * @param view what readers see after this input
   * @param status appended
   */
  List<Effect> end(List<Effect.Show> view, List<Effect.Report> status) {
    List<Effect> all = new ArrayList<>(effects.size() + 2);
    all.addAll(view);
    all.addAll(effects);
    all.addAll(status);
    return all;
  }
}
