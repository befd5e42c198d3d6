package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.OutboxSettlement;
import java.time.Instant;
import java.util.List;

/**
 * Keeps an outbox on disk. Used by one thread at a time, which it may block: {@link #read} once,
 * before anything else.
 */
public interface OutboxJournal extends AutoCloseable {

  /**
   * What was kept.
   *
   * @return never null
   * @throws RuntimeException saying which file it is, what is wrong and what to do
   */
  Kept read();

  /**
   * Keeps changes, all or none; they are on the disk when this returns. May be called again with
   * the same changes, also if an earlier call failed and kept them nevertheless.
   *
   * @param changes in their order
   * @throws RuntimeException saying which file it is, what is wrong and what to do
   */
  void write(List<Change> changes);

  /** Gives the file back. Closing again does nothing. */
  @Override
  void close();

  /**
   * What was kept.
   *
   * @param deviceId who this client is, for the server, in all runs with this journal
   * @param pending what is not settled, in order
   * @param untold settlements that not everybody was told of, in order
   * @param dead the dead letters, in order
   */
  record Kept(
      String deviceId, List<OutboxRecord> pending, List<Settled> untold, List<Settled> dead) {

    /**
     * Copies the lists.
     *
     * @param deviceId who this client is
     * @param pending what is not settled
     * @param untold settlements that not everybody was told of
     * @param dead the dead letters
     */
    public Kept {
      pending = List.copyOf(pending);
      untold = List.copyOf(untold);
      dead = List.copyOf(dead);
    }
  }

  /** What a journal keeps. */
  sealed interface Change {

    /**
     * An entry is accepted, or one of its operations has a result.
     *
     * @param entry the entry as it is now
     */
    record Pending(OutboxRecord entry) implements Change {}

    /**
     * An entry is settled.
     *
     * @param settled the entry, each of its operations with a result
     * @param toTell whether somebody is to be told
     * @param dead whether it is a dead letter from now on
     */
    record Done(Settled settled, boolean toTell, boolean dead) implements Change {}

    /**
     * Everybody was told of a settlement.
     *
     * @param order the entry's
     */
    record Told(long order) implements Change {}

    /**
     * A dead letter is gone.
     *
     * @param order the entry's
     */
    record Purged(long order) implements Change {}

    /**
     * An entry is gone: its caller was told that it could not be kept.
     *
     * @param order the entry's
     */
    record Withdrawn(long order) implements Change {}
  }

  /**
   * A settled entry.
   *
   * @param entry the entry
   * @param settlement what became of it
   * @param at when that was known
   */
  record Settled(OutboxRecord entry, OutboxSettlement settlement, Instant at) {}
}
