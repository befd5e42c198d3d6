package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An update that changes nothing: settled before it began, and not on disk. */
final class NothingLater implements OutboxEntry {

  private final OutboxSettlement settlement;
  private final Instant acceptedAt = Instant.now();

  NothingLater(String store, String schema, String slug, Operation operation) {
    this.settlement =
        new OutboxSettlement(
            "nothing-" + UUID.randomUUID(),
            store,
            schema,
            slug,
            operation,
            Outcome.ACCEPTED,
            0,
            Optional.empty());
  }

  @Override
  public String id() {
    return settlement.id();
  }

  @Override
  public String schema() {
    return settlement.schema();
  }

  @Override
  public String slug() {
    return settlement.slug();
  }

  @Override
  public Operation operation() {
    return settlement.operation();
  }

  @Override
  public Instant acceptedAt() {
    return acceptedAt;
  }

  @Override
  public CompletionStage<OutboxSettlement> settled() {
    return CompletableFuture.completedStage(settlement);
  }
}
