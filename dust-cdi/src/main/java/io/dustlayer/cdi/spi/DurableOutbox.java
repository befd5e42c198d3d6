package io.dustlayer.cdi.spi;

import io.dustlayer.cdi.Outbox;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;

/** An outbox that takes writes. Safe for use from any thread. */
public interface DurableOutbox extends Outbox {

  /**
   * Accepts writes of one record. Blocks until they are on disk.
   *
   * @param later what to write
   * @return the entry, which reads already show
   * @throws io.dustlayer.cdi.DustException {@code INVALID_PARAMS} if servers would never take it;
   *     {@code NETWORK} if the outbox is full or its disk fails; nothing is kept then
   */
  OutboxEntry accept(Later later);

  /**
   * Hears what became of entries, first of those that an earlier run did not tell everybody.
   *
   * @param listener called on the executor, for one settlement after the other
   * @return ends the calls when closed
   */
  Subscription onSettled(SettlementListener listener);

  /** Hears what became of an entry. */
  @FunctionalInterface
  interface SettlementListener {

    /**
     * An entry is settled. Told again in the next run, unless this returns normally.
     *
     * @param settlement what became of it
     */
    void settled(OutboxSettlement settlement);
  }

  /**
   * What to write.
   *
   * @param schema the simple name of the entity's class
   * @param slug which record
   * @param record the record's path
   * @param operation what is done to the record
   * @param writes at least one, each repeatable and unconditional
   */
  record Later(
      String schema,
      String slug,
      DustPath record,
      OutboxEntry.Operation operation,
      List<Write> writes) {

    /**
     * Checks that there is something to write, and copies it.
     *
     * @param schema the simple name of the entity's class
     * @param slug which record
     * @param record the record's path
     * @param operation what is done to the record
     * @param writes at least one
     */
    public Later {
      Objects.requireNonNull(schema, "schema");
      Objects.requireNonNull(slug, "slug");
      Objects.requireNonNull(record, "record");
      Objects.requireNonNull(operation, "operation");
      writes = List.copyOf(writes);
      if (writes.isEmpty()) {
        throw new IllegalArgumentException("an entry of the outbox writes something");
      }
    }
  }

  /**
   * One operation.
   *
   * @param kind {@code set}, {@code merge} or {@code delete}
   * @param path where
   * @param value JSON null for a delete
   */
  record Write(OpKind kind, DustPath path, JsonValue value) {

    /**
     * Checks that sending it twice has one effect.
     *
     * @param kind {@code set}, {@code merge} or {@code delete}
     * @param path where
     * @param value JSON null for a delete
     */
    public Write {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(value, "value");
      if (!kind.isRepeatable()) {
        throw new IllegalArgumentException(
            kind.wireName()
                + " '"
                + path
                + "' cannot be written later: conditional writes, leases and totals only make sense"
                + " while there is a connection");
      }
    }

    /**
     * Whether it has a value, in text for people.
     *
     * @return false for a delete
     */
    public boolean hasValue() {
      return kind != OpKind.DELETE;
    }
  }
}
