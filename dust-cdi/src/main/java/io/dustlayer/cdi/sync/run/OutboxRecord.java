package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of the outbox as a journal keeps it.
 *
 * @param order its place among all entries
 * @param id names it
 * @param schema the simple name of the entity's class
 * @param slug which record
 * @param record the record's path
 * @param operation what is done to the record
 * @param acceptedAt when it was accepted
 * @param steps its operations
 */
public record OutboxRecord(
    long order,
    String id,
    String schema,
    String slug,
    DustPath record,
    Operation operation,
    Instant acceptedAt,
    List<Step> steps) {

  private static final int ENVELOPE = 200;

  /**
   * Checks that nothing is null, and copies the steps.
   *
   * @param order its place among all entries
   * @param id names it
   * @param schema the simple name of the entity's class
   * @param slug which record
   * @param record the record's path
   * @param operation what is done to the record
   * @param acceptedAt when it was accepted
   * @param steps its operations
   */
  public OutboxRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    steps = List.copyOf(steps);
  }

  /**
   * One operation.
   *
   * @param write what it writes
   * @param result what became of it; empty as long as that is not known
   */
  public record Step(Write write, Optional<Result> result) {}

  /**
   * What became of one operation.
   *
   * @param outcome what became of it
   * @param storeSeq its sequence number; 0 if it is not known to be committed
   * @param error why it was not accepted
   */
  public record Result(Outcome outcome, long storeSeq, Optional<String> error) {}

  static OutboxRecord accepted(long order, String id, Instant now, Later later) {
    List<Step> steps =
        later.writes().stream().map(write -> new Step(write, Optional.empty())).toList();
    return new OutboxRecord(
        order, id, later.schema(), later.slug(), later.record(), later.operation(), now, steps);
  }

  /**
   * What is told of it once it is settled.
   *
   * @param store {@code org/name}
   * @param result what became of all of it
   * @return never null
   */
  public OutboxSettlement settlement(String store, Result result) {
    return new OutboxSettlement(
        id, store, schema, slug, operation, result.outcome(), result.storeSeq(), result.error());
  }

  /** About how many bytes it takes. */
  long size() {
    return size(steps.stream().map(Step::write).toList());
  }

  static long size(List<Write> writes) {
    long size = ENVELOPE;
    for (Write write : writes) {
      size += write.path().render().length() + write.value().toString().length();
    }
    return size;
  }

  OutboxRecord with(int index, Result result) {
    List<Step> changed = new ArrayList<>(steps);
    changed.set(index, new Step(steps.get(index).write(), Optional.of(result)));
    return new OutboxRecord(order, id, schema, slug, record, operation, acceptedAt, changed);
  }

  boolean isSettled() {
    return steps.stream().allMatch(step -> step.result().isPresent());
  }

  /** What became of all of it: the worst of what became of its operations. */
  Result result() {
    Result worst = new Result(Outcome.ACCEPTED, 0, Optional.empty());
    for (Step step : steps) {
      Result result = step.result().orElseThrow();
      boolean worse = result.outcome().compareTo(worst.outcome()) > 0;
      worst =
          new Result(
              worse ? result.outcome() : worst.outcome(),
              Math.max(worst.storeSeq(), result.storeSeq()),
              worse ? result.error() : worst.error());
    }
    return worst;
  }

  /** What it writes, for people. */
  List<String> operations() {
    return steps.stream()
        .map(Step::write)
        .map(
            write ->
                write.kind().wireName()
                    + ' '
                    + write.path().render()
                    + (write.hasValue() ? " " + write.value() : ""))
        .toList();
  }
}
