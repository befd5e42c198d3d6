package io.dustlayer.cdi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A write that was rejected, or whose outcome is unknown. It is kept until it is {@linkplain
 * Outbox#retry retried} or {@linkplain Outbox#purge purged}.
 *
 * @param settlement what became of it
 * @param acceptedAt when it was accepted
 * @param settledAt when that was known
 * @param operations what it was to write, as text for people: operation, path and value, for
 *     example {@code merge links/dust {"title":"Dust"}}
 */
public record DeadLetter(
    OutboxSettlement settlement, Instant acceptedAt, Instant settledAt, List<String> operations) {

  /**
   * Copies the operations.
   *
   * @param settlement what became of it
   * @param acceptedAt when it was accepted
   * @param settledAt when that was known
   * @param operations what it was to write
   */
  public DeadLetter {
    Objects.requireNonNull(settlement, "settlement");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    Objects.requireNonNull(settledAt, "settledAt");
    operations = List.copyOf(operations);
  }

  /**
   * The {@link OutboxEntry#id()}.
   *
   * @return as in {@link #settlement()}
   */
  public String id() {
    return settlement.id();
  }
}
