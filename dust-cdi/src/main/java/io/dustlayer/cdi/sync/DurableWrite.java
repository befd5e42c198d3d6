package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.WriteRequest;
import java.util.Objects;

/**
 * A write that is on disk.
 *
 * @param request the write; without condition or fence
 * @param record what keeps its order: writes at, above or below this path are sent one after the
 *     other. The path of the write or one above it
 */
public record DurableWrite(WriteRequest request, DustPath record) {

  /**
   * Checks that nothing is null.
   *
   * @param request the write
   * @param record what keeps its order
   */
  public DurableWrite {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(record, "record");
  }
}
