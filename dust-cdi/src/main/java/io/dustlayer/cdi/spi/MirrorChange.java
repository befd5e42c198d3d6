package io.dustlayer.cdi.spi;

import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.protocol.DustPath;
import java.util.List;

/** A step of a mirror from one committed state to the next. Pending writes are never part of it. */
public sealed interface MirrorChange {

  /**
   * The store's sequence number after the step.
   *
   * @return 0 or more
   */
  long storeSeq();

  /**
   * The committed state before.
   *
   * @return never null
   */
  MirrorView before();

  /**
   * The committed state after.
   *
   * @return never null
   */
  MirrorView after();

  /**
   * One committed operation.
   *
   * @param op the operation, as subscribers of raw operations see it
   * @param touched the roots of the subtrees that the operation writes or clears: its path, the
   *     children that a merge names, and paths that the server clears besides because they differ
   *     in ASCII case only
   * @param before the committed state before
   * @param after the committed state after
   */
  record Operation(OpEvent op, List<DustPath> touched, MirrorView before, MirrorView after)
      implements MirrorChange {

    /**
     * Copies the paths.
     *
     * @param op the operation
     * @param touched the roots of the subtrees that it writes or clears
     * @param before the committed state before
     * @param after the committed state after
     */
    public Operation {
      touched = List.copyOf(touched);
    }

    @Override
    public long storeSeq() {
      return op.storeSeq();
    }
  }

  /**
   * The whole state was replaced: the server sent a snapshot, or was restored or reset.
   *
   * @param fromSeq the watermark before
   * @param storeSeq the watermark after; below {@code fromSeq} only after a reset, but not always
   *     then: the server may have gone on since
   * @param reset whether the server was restored or reset, so that sequence numbers start over from
   *     an earlier one
   * @param before the committed state before
   * @param after the committed state after
   */
  record Replaced(long fromSeq, long storeSeq, boolean reset, MirrorView before, MirrorView after)
      implements MirrorChange {}
}
