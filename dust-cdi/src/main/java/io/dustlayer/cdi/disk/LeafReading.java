package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.spi.MirrorView.Leaf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Reads all leaves of a map that nobody writes to meanwhile. To take them apart is most of a warm
 * start, so ranges of them are read ahead on all processors, by whoever asks for them among others;
 * not far ahead, so that they are still in a processor's cache when they are asked for.
 *
 * <p>Damage of the file shows as a {@link RuntimeException} or {@link AssertionError} of any kind.
 * For one thread.
 */
final class LeafReading implements Iterator<Leaf> {

  private static final int RANGE = 4096;
  private static final int AHEAD = ForkJoinPool.getCommonPoolParallelism() + 2;

  private final MVMap<String, byte[]> map;
  private final LeafForm form;
  private final long size;
  private final Queue<FutureTask<Range>> ranges = new ArrayDeque<>();
  private final Fingerprint.Sum sum = new Fingerprint.Sum(Fingerprint.NONE);
  private long begun;
  private Iterator<Leaf> leaves = List.<Leaf>of().iterator();

  LeafReading(MVMap<String, byte[]> map, LeafForm form) {
    this.map = map;
    this.form = form;
    this.size = map.sizeAsLong();
    readAhead();
  }

  private void readAhead() {
    while (begun < size && ranges.size() < AHEAD) {
      long start = begun;
      FutureTask<Range> range = new FutureTask<>(() -> range(start));
      ranges.add(range);
      ForkJoinPool.commonPool().execute(range);
      begun += RANGE;
    }
  }

  private Range range(long start) {
    List<Leaf> read = new ArrayList<>(RANGE);
    Fingerprint.Sum part = new Fingerprint.Sum(Fingerprint.NONE);
    Cursor<String, byte[]> cursor = map.cursor(map.getKey(start));
    while (read.size() < RANGE && cursor.hasNext()) {
      String path = cursor.next();
      byte[] bytes = cursor.getValue();
      part.add(path, bytes);
      read.add(form.leaf(path, bytes));
    }
    return new Range(read, part.done());
  }

  @Override
  public boolean hasNext() {
    while (!leaves.hasNext() && !ranges.isEmpty()) {
      Range next = first();
      readAhead();
      sum.add(next.fingerprint());
      leaves = next.leaves().iterator();
    }
    return leaves.hasNext();
  }

  private Range first() {
    FutureTask<Range> first = ranges.element();
    for (FutureTask<Range> range : ranges) {
      if (!first.isDone()) {
        // Nothing happens if somebody else reads it, or has read it.
        range.run();
      }
    }
    return finished(ranges.remove());
  }

  // An interrupted reader would take its file for damaged.
  private static Range finished(FutureTask<Range> range) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return range.get();
        } catch (InterruptedException later) {
          interrupted = true;
        } catch (ExecutionException failed) {
          if (failed.getCause() instanceof Error damage) {
            throw damage;
          }
          throw (RuntimeException) failed.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Leaf next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more than " + size + " leaves");
    }
    return leaves.next();
  }

  /** What was read so far. */
  Fingerprint fingerprint() {
    return sum.done();
  }

  private record Range(List<Leaf> leaves, Fingerprint fingerprint) {}
}
