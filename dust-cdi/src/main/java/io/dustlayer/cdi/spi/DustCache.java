package io.dustlayer.cdi.spi;

import java.util.Iterator;
import java.util.List;

/**
 * Where a mirror is kept across restarts. The mirror itself is always in memory; a cache makes it
 * start where it stopped. One cache belongs to one store. Called by one thread at a time.
 */
public interface DustCache extends AutoCloseable {

  /** A cache that keeps nothing: the mirror starts empty. */
  DustCache NONE =
      new DustCache() {
        @Override
        public Restored restore() {
          return new Restored(0, List.<MirrorView.Leaf>of().iterator());
        }

        @Override
        public void write(Update update) {}

        @Override
        public void close() {}
      };

  /**
   * What was kept.
   *
   * @return watermark 0 and nothing if there is nothing
   */
  Restored restore();

  /**
   * Keeps a change. Watermark and leaves change together or not at all, whatever happens to the
   * process.
   *
   * @param update the change
   */
  void write(Update update);

  /** Gives back files and memory. */
  @Override
  void close();

  /**
   * A kept mirror.
   *
   * @param watermark the last {@code store_seq} that is in it
   * @param leaves every leaf, in path order
   */
  record Restored(long watermark, Iterator<MirrorView.Leaf> leaves) {}

  /** A step of the committed state. */
  sealed interface Update {

    /**
     * The watermark after the step.
     *
     * @return 0 or more
     */
    long watermark();

    /**
     * Some leaves changed.
     *
     * @param watermark the watermark after the step
     * @param removed rendered paths whose leaves are gone; before {@code written} is applied
     * @param written leaves that are new or changed
     */
    record Step(long watermark, List<String> removed, List<MirrorView.Leaf> written)
        implements Update {}

    /**
     * Everything was replaced.
     *
     * @param watermark the watermark after the step
     * @param leaves every leaf, in path order
     */
    record Replace(long watermark, Iterable<MirrorView.Leaf> leaves) implements Update {}
  }
}
