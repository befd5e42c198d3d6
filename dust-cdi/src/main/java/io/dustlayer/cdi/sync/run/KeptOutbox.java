package io.dustlayer.cdi.sync.run;

import java.util.Objects;

/**
 * An outbox on disk, open and read.
 *
 * @param journal where it is
 * @param kept what was read
 * @param maxSize about how many bytes may wait, and how many dead letters may take beside them
 */
public record KeptOutbox(OutboxJournal journal, OutboxJournal.Kept kept, long maxSize) {

  /**
   * Checks that nothing is missing.
   *
   * @param journal where it is
   * @param kept what was read
   * @param maxSize about how many bytes may wait
   */
  public KeptOutbox {
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(kept, "kept");
  }
}
