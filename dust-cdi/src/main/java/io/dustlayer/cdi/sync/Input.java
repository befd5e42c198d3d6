package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import java.util.List;

/** Something that happened, in the order in which the driver learned of it. */
public sealed interface Input {

  /** The store is wanted. */
  record Start() implements Input {}

  /** The store is not wanted any more: everything pending ends. */
  record Stop() implements Input {}

  /** Time has passed: the engine's next deadline is reached. */
  record Tick() implements Input {}

  /**
   * The socket that {@link Effect.OpenSocket} asked for is open.
   *
   * @param generation the generation that the effect named
   */
  record SocketOpened(long generation) implements Input {}

  /**
   * A frame came.
   *
   * @param generation the socket's generation
   * @param frame the frame
   */
  record FrameReceived(long generation, Frame frame) implements Input {}

  /**
   * A socket is closed, or could not be opened.
   *
   * @param generation the socket's generation
   * @param cause why
   */
  record SocketClosed(long generation, CloseCause cause) implements Input {}

  /**
   * Somebody writes.
   *
   * @param request the write; its {@code clientOpId} is unique
   */
  record Submit(WriteRequest request) implements Input {}

  /**
   * A write that is on disk is to be sent. It waits for as long as it takes, also while the store
   * is not wanted, and ends only with {@link Outcome.Committed}, {@link Outcome.Refused} or {@link
   * Outcome.Unknown}.
   *
   * @param write the write; its {@code clientOpId} is unique
   */
  record SubmitDurable(DurableWrite write) implements Input {}

  /**
   * Durable writes of an earlier run, each perhaps sent by it. Comes before the first {@link
   * Start}.
   *
   * @param writes the writes in their order
   */
  record Restored(List<DurableWrite> writes) implements Input {

    /**
     * Copies the writes.
     *
     * @param writes the writes in their order
     */
    public Restored {
      writes = List.copyOf(writes);
    }
  }

  /**
   * Operations were committed by an HTTP batch of this client: they are shown from now on, and
   * published when the watermark reaches them.
   *
   * @param ops the operations with their sequence numbers, in order
   */
  record BatchCommitted(List<StoreEvent> ops) implements Input {

    /**
     * Copies the operations.
     *
     * @param ops the operations
     */
    public BatchCommitted {
      ops = List.copyOf(ops);
    }
  }

  /**
   * The answer to {@link Effect.HttpRead}.
   *
   * @param readId the id that the effect named
   * @param answer what the server said
   */
  record HttpAnswered(long readId, HttpAnswer answer) implements Input {}
}
