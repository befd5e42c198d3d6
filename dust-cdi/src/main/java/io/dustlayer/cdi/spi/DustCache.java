package io.dustlayer.cdi.spi;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Where a mirror is kept across restarts. The mirror itself is always in memory; a cache makes it
 * begin where it stopped, so that the server has to send only what came since.
 *
 * <p>A cache belongs to one {@link Origin} and is used by one thread at a time, which it may block:
 * {@link #restore} once, before anything else, then {@link #write} for each step, then {@link
 * #close}.
 *
 * <p><b>What it promises.</b> {@link #restore} gives the state after some {@link #write} that
 * returned normally, and nothing in between, whatever happened to the process: watermark and leaves
 * change together. It should be the last such write; a cache that saves effort by losing the last
 * few loses no data, since the server sends them again. Paths, values and revisions come back as
 * they were written: text with any characters, numbers with every digit.
 *
 * <p><b>Failures.</b> Any {@code RuntimeException}, saying where the cache is and what to do, for
 * example {@link java.io.UncheckedIOException}. None reaches an application: a failure is logged,
 * the mirror goes on in memory, and after one the next write is an {@link Update.Replace}, which
 * needs nothing of what was kept before. A failed write must leave what was kept as it was, or
 * nothing.
 */
public interface DustCache extends AutoCloseable {

  /**
   * The version of what is kept, for a cache to write next to it. It is raised when leaves change
   * their meaning; what was kept under another version must not be restored.
   */
  int FORMAT = 1;

  /** A cache that keeps nothing: the mirror starts empty. */
  DustCache NONE =
      new DustCache() {
        @Override
        public Restored restore() {
          return Restored.NOTHING;
        }

        @Override
        public void write(Update update) {}

        @Override
        public void close() {}
      };

  /**
   * What was kept. The leaves are read to the end before anything else is called, or the cache is
   * closed.
   *
   * @return {@link Restored#NOTHING} if nothing was kept, or if it is of another origin or {@link
   *     #FORMAT}
   */
  Restored restore();

  /**
   * Keeps a change. Watermark and leaves change together or not at all.
   *
   * @param update the change
   */
  void write(Update update);

  /** Gives back files and memory; what was kept stays. Closing again does nothing. */
  @Override
  void close();

  /** Opens caches. */
  @FunctionalInterface
  interface Factory {

    /**
     * The cache of a store. At most one is open for an origin at a time; that another process has
     * it open is a failure.
     *
     * @param origin the store whose mirror it is to keep
     * @return open
     */
    DustCache open(Origin origin);
  }

  /**
   * The store whose mirror is kept. Sequence numbers of another store, or of a store of the same
   * name on another server, mean nothing here.
   *
   * @param baseUrl the server's address
   * @param store {@code org/name}
   */
  record Origin(String baseUrl, String store) {

    /**
     * Checks that nothing is null.
     *
     * @param baseUrl the server's address
     * @param store {@code org/name}
     */
    public Origin {
      Objects.requireNonNull(baseUrl, "baseUrl");
      Objects.requireNonNull(store, "store");
    }
  }

  /**
   * A kept mirror.
   *
   * @param watermark the last {@code store_seq} that is in it
   * @param leaves every leaf, in path order (by bytes of the rendered form); may read as it goes
   *     on, and then fail
   */
  record Restored(long watermark, Iterator<MirrorView.Leaf> leaves) {

    /** Watermark 0 and no leaf. */
    public static final Restored NOTHING = new Restored(0, List.<MirrorView.Leaf>of().iterator());

    /**
     * Checks that there is an iterator.
     *
     * @param watermark the last {@code store_seq} that is in it
     * @param leaves every leaf, in path order
     */
    public Restored {
      Objects.requireNonNull(leaves, "leaves");
    }
  }

  /** A step of the committed state. */
  sealed interface Update {

    /**
     * The watermark after the step.
     *
     * @return 0 or more; lower than before only in a {@link Replace}
     */
    long watermark();

    /**
     * Some leaves changed; perhaps none, and only the watermark moved.
     *
     * @param watermark the watermark after the step
     * @param removed rendered paths whose leaves are gone, each of exactly one leaf: what lies
     *     below is named itself. A path that is not kept is no error
     * @param written leaves that are new or changed, each path once and none of {@code removed}; in
     *     no particular order
     */
    record Step(long watermark, List<String> removed, List<MirrorView.Leaf> written)
        implements Update {

      /**
       * Copies the lists.
       *
       * @param watermark the watermark after the step
       * @param removed rendered paths whose leaves are gone
       * @param written leaves that are new or changed
       */
      public Step {
        removed = List.copyOf(removed);
        written = List.copyOf(written);
      }
    }

    /**
     * Everything was replaced.
     *
     * @param watermark the watermark after the step; lower than before if the server was reset
     * @param leaves every leaf, in path order; made as they are asked for, so that they need not be
     *     in memory twice. To be iterated only while {@link DustCache#write} runs
     */
    record Replace(long watermark, Iterable<MirrorView.Leaf> leaves) implements Update {

      /**
       * Checks that there are leaves.
       *
       * @param watermark the watermark after the step
       * @param leaves every leaf, in path order
       */
      public Replace {
        Objects.requireNonNull(leaves, "leaves");
      }
    }
  }
}
