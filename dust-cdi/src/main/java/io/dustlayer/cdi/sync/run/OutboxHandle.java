package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An entry of an outbox as its caller has it.
 *
 * @param future completes when it is settled
 */
record OutboxHandle(OutboxRecord entry, CompletableFuture<OutboxSettlement> future)
    implements OutboxEntry {

  @Override
  public String id() {
    return entry.id();
  }

  @Override
  public String schema() {
    return entry.schema();
  }

  @Override
  public String slug() {
    return entry.slug();
  }

  @Override
  public Operation operation() {
    return entry.operation();
  }

  @Override
  public Instant acceptedAt() {
    return entry.acceptedAt();
  }

  @Override
  public CompletionStage<OutboxSettlement> settled() {
    return future.minimalCompletionStage();
  }

  /** What it is; not what it writes. */
  @Override
  public String toString() {
    return operation() + " of " + schema() + " '" + slug() + "' (entry " + id() + ")";
  }
}
