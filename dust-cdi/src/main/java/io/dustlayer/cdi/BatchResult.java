package io.dustlayer.cdi;

import java.util.List;

/**
 * A committed batch.
 *
 * @param storeSeq the store's sequence number after the batch; 0 if nothing had to be sent
 * @param ops for each operation of the batch, in its order, what was written
 */
public record BatchResult(long storeSeq, List<OpResult> ops) {

  /**
   * Copies the results.
   *
   * @param storeSeq the store's sequence number after the batch; 0 if nothing had to be sent
   * @param ops for each operation of the batch, in its order, what was written
   */
  public BatchResult {
    ops = List.copyOf(ops);
  }

  /**
   * What one operation of the batch wrote.
   *
   * @param schema the entity
   * @param slug the record's key
   * @param revision the record's highest new revision; 0 if the operation changed nothing
   * @param writes the writes on the wire, in order
   */
  public record OpResult(Class<?> schema, String slug, long revision, List<Write> writes) {

    /**
     * Copies the writes.
     *
     * @param schema the entity
     * @param slug the record's key
     * @param revision the record's highest new revision; 0 if the operation changed nothing
     * @param writes the writes on the wire, in order
     */
    public OpResult {
      writes = List.copyOf(writes);
    }
  }

  /**
   * One write on the wire.
   *
   * @param path the rendered path
   * @param revision the new revision
   */
  public record Write(String path, long revision) {}
}
