package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.disk.DiskFiles;
import io.dustlayer.cdi.sync.run.OutboxJournal;
import java.util.ArrayList;
import java.util.List;

/** A journal that remembers how many bytes it was given together. */
final class BatchedJournal implements OutboxJournal {

  private final OutboxJournal journal;
  private final List<Integer> batches = new ArrayList<>();

  BatchedJournal(OutboxJournal journal) {
    this.journal = journal;
  }

  /** The batches since the last call. */
  synchronized List<Integer> takeBatches() {
    List<Integer> taken = List.copyOf(batches);
    batches.clear();
    return taken;
  }

  @Override
  public Kept read() {
    return journal.read();
  }

  @Override
  public void write(List<Change> changes) {
    journal.write(changes);
    int bytes = changes.stream().mapToInt(DiskFiles::bytes).sum();
    synchronized (this) {
      batches.add(bytes);
    }
  }

  @Override
  public void close() {
    journal.close();
  }
}
