package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is still done over HTTP: reads as long as there is no mirror, reads that correct it, and
 * batches.
 *
 * @param transport the HTTP transport of the same store
 * @param leaves reads single leaves
 * @param batches sends batches
 */
public record RemoteStore(DustTransport transport, Leaves leaves, Batches batches) {

  /**
   * Checks that nothing is null.
   *
   * @param transport the HTTP transport of the same store
   * @param leaves reads single leaves
   * @param batches sends batches
   */
  public RemoteStore {
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(leaves, "leaves");
    Objects.requireNonNull(batches, "batches");
  }

  /** Reads single leaves. */
  @FunctionalInterface
  public interface Leaves {

    /**
     * The leaf at exactly a path.
     *
     * @param path any path
     * @return empty if there is none, even if there are leaves below
     */
    Optional<DustTransport.Entry> leaf(DustPath path);
  }

  /** Sends batches. */
  @FunctionalInterface
  public interface Batches {

    /**
     * Commits operations together or not at all.
     *
     * @param ops as in {@link DustTransport#batch}
     * @param requestId what the server keeps, with {@code :index} appended, as the operations' ids
     * @return as in {@link DustTransport#batch}
     */
    DustTransport.CommittedBatch batch(List<DustTransport.WireOp> ops, String requestId);
  }
}
