package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the committed state in a {@link DustCache}. A cache that fails is told everything at the
 * next step, so that it never has a hole. Confined to the driver's thread.
 */
final class CacheKeeper {

  private final DustCache cache;
  private final SyncLog log;
  private boolean behind;

  CacheKeeper(DustCache cache, SyncLog log) {
    this.cache = cache;
    this.log = log;
  }

  /** What was kept; empty if that is nothing, or cannot be read. */
  Mirror restore() {
    try {
      DustCache.Restored kept = cache.restore();
      Mirror.Editor mirror = Mirror.empty().edit().watermark(kept.watermark());
      kept.leaves()
          .forEachRemaining(
              leaf -> mirror.put(new Leaf(leaf.path(), leaf.value(), leaf.revision())));
      return mirror.done();
    } catch (RuntimeException failure) {
      log.cacheFailed("read", failure);
      behind = true;
      return Mirror.empty();
    }
  }

  void keep(Effect.Keep step) {
    if (cache == DustCache.NONE) {
      return;
    }
    try {
      cache.write(behind || step.replaced() ? replace(step) : step(step));
      behind = false;
    } catch (RuntimeException failure) {
      behind = true;
      log.cacheFailed("written", failure);
    }
  }

  void close() {
    try {
      cache.close();
    } catch (RuntimeException failure) {
      log.cacheFailed("closed", failure);
    }
  }

  private static DustCache.Update replace(Effect.Keep step) {
    return new DustCache.Update.Replace(
        step.watermark(), () -> LeafView.leaves(step.after().all()));
  }

  private static DustCache.Update step(Effect.Keep step) {
    List<String> removed = new ArrayList<>();
    List<MirrorView.Leaf> written = new ArrayList<>();
    for (DustPath root : step.touched()) {
      each(step.before(), root, leaf -> addIfGone(leaf, step.after(), removed));
      each(step.after(), root, leaf -> addIfNew(leaf, step.before(), written));
    }
    return new DustCache.Update.Step(step.watermark(), removed, written);
  }

  private static void addIfGone(Leaf leaf, Mirror after, List<String> removed) {
    if (after.leaf(leaf.path()).isEmpty()) {
      removed.add(leaf.path());
    }
  }

  private static void addIfNew(Leaf leaf, Mirror before, List<MirrorView.Leaf> written) {
    Optional<Leaf> old = before.leaf(leaf.path());
    if (old.isEmpty() || !old.get().equals(leaf)) {
      written.add(LeafView.leaf(leaf));
    }
  }

  private static void each(Mirror mirror, DustPath root, Consumer<Leaf> action) {
    mirror.leaf(root.render()).ifPresent(action);
    Iterator<Leaf> below = mirror.below(root.render());
    below.forEachRemaining(action);
  }
}
