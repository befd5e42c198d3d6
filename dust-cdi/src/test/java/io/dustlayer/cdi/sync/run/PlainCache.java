package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.MirrorView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A cache in memory that fails, or stands still, when told to. */
final class PlainCache implements DustCache {

  final Map<String, MirrorView.Leaf> leaves = new TreeMap<>();
  final List<String> updates = new ArrayList<>();
  final CountDownLatch reached = new CountDownLatch(1);
  volatile CountDownLatch gate = new CountDownLatch(0);
  long watermark;
  volatile boolean broken;
  volatile boolean closed;

  @Override
  public Restored restore() {
    failIfBroken();
    return new Restored(watermark, leaves.values().iterator());
  }

  @Override
  public void write(Update update) {
    reached.countDown();
    try {
      gate.await();
    } catch (InterruptedException told) {
      throw new IllegalStateException(told);
    }
    failIfBroken();
    updates.add(update.getClass().getSimpleName() + " " + update.watermark());
    watermark = update.watermark();
    if (update instanceof Update.Step step) {
      step.removed().forEach(leaves::remove);
      step.written().forEach(leaf -> leaves.put(leaf.path(), leaf));
    } else {
      leaves.clear();
      ((Update.Replace) update).leaves().forEach(leaf -> leaves.put(leaf.path(), leaf));
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private void failIfBroken() {
    if (broken) {
      throw new IllegalStateException("disk full");
    }
  }
}
