package io.dustlayer.cdi.sync.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds few steps of a failing seed that fail for the same reason: tries without ever smaller parts
 * of the plan (delta debugging), until no single step can be left out.
 */
final class Shrinking {

  private static final int MOST_RUNS = 2_000;

  private final long seed;
  private final Subject.Factory factory;
  private final String reason;
  private List<Step> steps;
  private int runs;

  private Shrinking(long seed, Subject.Factory factory, Run failed) {
    this.seed = seed;
    this.factory = factory;
    this.reason = failed.reason();
    this.steps = failed.steps();
  }

  /** Shrinks a seed that fails. */
  static Shrinking of(long seed, Subject.Factory factory) {
    Run failed = Run.of(seed, factory, new Coverage(), Trace.none());
    if (failed.failure().isEmpty()) {
      throw new IllegalArgumentException("seed " + seed + " does not fail");
    }
    Shrinking shrinking = new Shrinking(seed, factory, failed);
    shrinking.shrink();
    return shrinking;
  }

  private void shrink() {
    int size = Math.max(1, steps.size() / 2);
    while (runs < MOST_RUNS) {
      boolean smaller = leaveOut(size);
      if (size == 1 && !smaller) {
        return;
      }
      size = Math.max(1, smaller ? Math.min(size, steps.size() / 2) : size / 2);
    }
  }

  // From the end, where what has not mattered yet is more likely.
  private boolean leaveOut(int size) {
    boolean smaller = false;
    for (int to = steps.size(); to > 0 && runs < MOST_RUNS; to -= size) {
      List<Step> without = new ArrayList<>(steps.subList(0, Math.max(0, to - size)));
      without.addAll(steps.subList(to, steps.size()));
      if (fails(without)) {
        steps = without;
        smaller = true;
      }
    }
    return smaller;
  }

  private boolean fails(List<Step> some) {
    runs++;
    return reason.equals(run(some, Trace.none()).reason());
  }

  private Run run(List<Step> some, Trace trace) {
    return Run.of(seed, factory, some, new Coverage(), trace);
  }

  /** The steps that are left. */
  List<Step> steps() {
    return steps;
  }

  /** Why it fails. */
  String reason() {
    return reason;
  }

  /** What happens in the steps that are left, up to the failure. */
  List<String> story() {
    Run last = run(steps, Trace.of(1));
    List<String> story = new ArrayList<>();
    story.add("seed " + seed + " fails with these " + steps.size() + " steps of its plan:");
    steps.forEach(step -> story.add("  " + step));
    story.add("This is what happens:");
    story.addAll(last.trace().story());
    story.add("and then: " + last.failure().orElseThrow());
    return story;
  }
}
