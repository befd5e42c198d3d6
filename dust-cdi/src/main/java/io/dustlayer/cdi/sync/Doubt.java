package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows which totals of a catch-up cannot be trusted: a real server adds them up from the state
 * before the catch-up and its {@code increment}, {@code add} and {@code remove} operations alone,
 * as if the path had not been set, deleted or merged meanwhile (PROTOCOL, catch-up).
 */
final class Doubt {

  // Beyond this many overwritten paths every total is doubted, so that memory is bounded.
  private static final int LIMIT = 100_000;

  private final Set<String> overwritten = new HashSet<>();
  private boolean everything;

  /** A catch-up begins, or a snapshot makes it begin anew. */
  void begin() {
    overwritten.clear();
    everything = false;
  }

  /**
   * Takes the next operation of the catch-up.
   *
   * @return whether its value cannot be trusted
   */
  boolean next(StoreEvent event) {
    if (isTotal(event.kind())) {
      return everything || isOverwritten(event.path());
    }
    for (DustPath root : Operations.touched(event)) {
      everything |= overwritten.size() >= LIMIT;
      if (!everything) {
        overwritten.add(Capitals.fold(root.render()));
      }
    }
    return false;
  }

  static boolean isTotal(OpKind kind) {
    return kind == OpKind.INCREMENT || kind == OpKind.ADD || kind == OpKind.REMOVE;
  }

  // Servers ignore ASCII case when they clear a subtree, so this does too.
  private boolean isOverwritten(DustPath path) {
    String folded = Capitals.fold(path.render());
    for (int end = folded.length(); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      if (overwritten.contains(folded.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
