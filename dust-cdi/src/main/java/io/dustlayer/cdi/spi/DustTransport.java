package io.dustlayer.cdi.spi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads and writes one store. Implementations may be used from any thread; every method throws
 * {@link DustException} and nothing else for what a server or a network does.
 */
public interface DustTransport extends AutoCloseable {

  /** The highest {@code limit} of {@link #list}, from the protocol. */
  int MAX_PAGE = 1000;

  /** How many operations one {@link #batch} may hold, from the protocol. */
  int MAX_BATCH = 1000;

  /**
   * Which transport this is.
   *
   * @return never null
   */
  TransportKind kind();

  /**
   * The value at a path: a leaf's value, or the object assembled from the leaves below it.
   *
   * @param path any path
   * @return empty if there is neither a leaf nor anything below
   */
  Optional<Entry> get(DustPath path);

  /**
   * Whether there is a leaf at a path or anything below it.
   *
   * @param path any path
   * @return true if so
   */
  boolean exists(DustPath path);

  /**
   * One page of the leaves strictly below a path, in path order.
   *
   * @param base any path
   * @param limit 1 to {@link #MAX_PAGE}
   * @param cursor the previous page's {@link Page#nextCursor()}; empty for the first page
   * @return the page
   */
  Page list(DustPath base, int limit, Optional<String> cursor);

  /**
   * Replaces what is at a path and below it.
   *
   * @param path any path
   * @param value not an empty object: servers refuse it
   * @param ifMatch the expected revision of the leaf at the path
   * @return the committed operation
   */
  Committed put(DustPath path, JsonValue value, OptionalLong ifMatch);

  /**
   * Removes what is at a path and below it.
   *
   * @param path any path
   * @param ifMatch the expected revision of the leaf at the path
   * @return the committed operation, also if there was nothing
   */
  Committed delete(DustPath path, OptionalLong ifMatch);

  /**
   * Commits operations together or not at all.
   *
   * @param ops 1 to {@link #MAX_BATCH}, applied in order
   * @return the committed operations, in the same order
   * @throws DustException {@code CONFLICT} with the index of the wire operation
   */
  CommittedBatch batch(List<WireOp> ops);

  /** Gives back connections. Further calls fail. */
  @Override
  void close();

  /**
   * A value in the store.
   *
   * @param path where it is
   * @param value a leaf, or an assembled object
   * @param revision of the leaf; for an assembled object the highest of its leaves
   */
  record Entry(DustPath path, JsonValue value, long revision) {}

  /**
   * Some leaves, and where to go on.
   *
   * @param items in path order
   * @param nextCursor empty at the end
   */
  record Page(List<Entry> items, Optional<String> nextCursor) {

    /**
     * Copies the items.
     *
     * @param items in path order
     * @param nextCursor empty at the end
     */
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * A committed operation.
   *
   * @param storeSeq its sequence number in the store
   * @param revision the new revision of what it wrote
   */
  record Committed(long storeSeq, long revision) {}

  /**
   * A committed batch.
   *
   * @param storeSeq the store's sequence number after it
   * @param ops its operations, in the order given
   */
  record CommittedBatch(long storeSeq, List<Committed> ops) {

    /**
     * Copies the operations.
     *
     * @param storeSeq the store's sequence number after it
     * @param ops its operations, in the order given
     */
    public CommittedBatch {
      ops = List.copyOf(ops);
    }
  }

  /** One operation of a batch. */
  sealed interface WireOp {

    /**
     * Where it applies.
     *
     * @return never null
     */
    DustPath path();

    /**
     * The expected revision of the leaf at the path.
     *
     * @return empty if the operation is unconditional
     */
    OptionalLong ifMatch();

    /**
     * Replaces what is at a path and below it.
     *
     * @param path where
     * @param value the new value
     * @param ifMatch the expected revision
     */
    record Set(DustPath path, JsonValue value, OptionalLong ifMatch) implements WireOp {}

    /**
     * Removes what is at a path and below it.
     *
     * @param path where
     * @param ifMatch the expected revision
     */
    record Delete(DustPath path, OptionalLong ifMatch) implements WireOp {}
  }
}
