package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Leaf;
import java.util.HashMap;
import java.util.Map;

/** What is read of the committed state at a path never goes back, except to what a reset left. */
final class MonotoneChecks {

  private final Map<String, Long> seen = new HashMap<>();

  void kept(Effect.Keep keep) {
    if (keep.watermark() < keep.before().watermark()) {
      forget();
      return;
    }
    keep.before()
        .differences(keep.after())
        .forEachRemaining(change -> see(States.path(change), change.after(), keep.watermark()));
  }

  /** The server was reset, and what is read of it mixes with what was before. */
  void forget() {
    seen.clear();
  }

  private void see(String path, Leaf leaf, long watermark) {
    // A snapshot tells no revisions: at most its own.
    long revision = leaf == null || leaf.revision() == 0 ? watermark : leaf.revision();
    long last = seen.getOrDefault(path, 0L);
    if (revision < last) {
      throw new Violation("reads go back: " + path + " was of " + last + ", now " + leaf);
    }
    seen.put(path, leaf == null || leaf.revision() > 0 ? revision : last);
  }
}
