package io.dustlayer.cdi;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of a write in the outbox.
 *
 * @param id the {@link OutboxEntry#id()}
 * @param store {@code org/name}
 * @param schema the simple name of the entity's class
 * @param slug which record
 * @param operation what it did to the record
 * @param outcome what became of it
 * @param storeSeq the sequence number of its last committed operation; 0 if none is known to be
 *     committed
 * @param error why it was not accepted, and what to do; empty if it was
 */
public record OutboxSettlement(
    String id,
    String store,
    String schema,
    String slug,
    OutboxEntry.Operation operation,
    Outcome outcome,
    long storeSeq,
    Optional<String> error) {

  /** The ways in which it can end. */
  public enum Outcome {
    /** It is committed. */
    ACCEPTED,
    /** The server refused it for good: it is a dead letter. */
    REJECTED,
    /** It may be committed or not, and nobody can tell: it is a dead letter. */
    UNKNOWN
  }

  /**
   * Checks that nothing is null.
   *
   * @param id the entry's id
   * @param store {@code org/name}
   * @param schema the simple name of the entity's class
   * @param slug which record
   * @param operation what it did to the record
   * @param outcome what became of it
   * @param storeSeq the sequence number of its last committed operation
   * @param error why it was not accepted
   */
  public OutboxSettlement {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(error, "error");
  }
}
