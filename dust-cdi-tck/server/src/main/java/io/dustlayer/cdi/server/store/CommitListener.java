package io.dustlayer.cdi.server.store;

import java.util.List;

/** Is told of what happens to a store. */
@FunctionalInterface
public interface CommitListener {
  /**
   * Called once per transaction, after it is durable, in the order of commits and never
   * concurrently for one store. The store is locked meanwhile: return quickly.
   *
   * @param ops the ops of the transaction in order; never empty
   */
  void committed(List<CommittedOp> ops);

  /** Called when the store was archived because its time was over; locked like a commit. */
  default void expired() {
    // Most listeners only follow the ops.
  }
}
