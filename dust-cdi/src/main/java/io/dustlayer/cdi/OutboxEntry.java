package io.dustlayer.cdi;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * A write that is on disk: it will be sent, if need be after a restart. See {@link Outbox}. Safe
 * for use from any thread.
 */
public interface OutboxEntry {

  /** What it does to the record. */
  enum Operation {
    /** {@link DustRepo#insertLater}. */
    INSERT,
    /** {@link DustRepo#updateLater}. */
    UPDATE,
    /** {@link DustRepo#deleteLater}. */
    DELETE
  }

  /**
   * Names it, also after a restart; the {@code client_op_id} of each of its operations begins with
   * it.
   *
   * @return unique among all clients of the store
   */
  String id();

  /**
   * The entity's class.
   *
   * @return its simple name
   */
  String schema();

  /**
   * Which record.
   *
   * @return its slug
   */
  String slug();

  /**
   * What it does to the record.
   *
   * @return never null
   */
  Operation operation();

  /**
   * When it was accepted.
   *
   * @return by this machine's clock
   */
  Instant acceptedAt();

  /**
   * What became of it.
   *
   * @return completes once that is known and on disk, never exceptionally; not at all if the
   *     process ends before: {@link io.dustlayer.cdi.event.OutboxSettled} then tells it in a later
   *     run. What is chained to it runs on the library's executor
   */
  CompletionStage<OutboxSettlement> settled();
}
