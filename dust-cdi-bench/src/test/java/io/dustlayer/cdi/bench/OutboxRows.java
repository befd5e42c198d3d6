package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.disk.DiskFiles;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes for later by several threads, against a file to which the same batches are appended and
 * forced.
 */
final class OutboxRows implements Rows {

  private static final int THREADS = 8;
  private static final int EACH = 40;
  private static final long SIZE = 1L << 30;

  @Override
  public String kind() {
    return "outbox";
  }

  @Override
  public void measure(Run run) throws Exception {
    Path folder = Files.createTempDirectory(run.folder(), "outbox");
    KeptOutbox kept = DiskFiles.outbox(folder, SIZE);
    BatchedJournal journal = new BatchedJournal(kept.journal());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (BenchStore store =
            new BenchStore(
                new ReplayServer(BenchStore.STORE, 0),
                DustCache.NONE,
                Optional.of(new KeptOutbox(journal, kept.kept(), SIZE)));
        FileChannel raw =
            FileChannel.open(
                folder.resolve("raw"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      DustRepo<Memo> repo = store.repo(Memo.class);
      List<Integer> last = new ArrayList<>();
      int rounds = run.quick() ? 7 : 25;
      Pair pair =
          Pair.of(
              3,
              rounds,
              "us/op",
              () -> {
                double took = insert(threads, repo);
                last.clear();
                last.addAll(journal.takeBatches());
                return took;
              },
              () -> append(raw, last));
      run.add(Row.gain("outbox", Target.atLeast(0.8), pair.value(), pair.baseline()));
      // The file is now and then put in order, which forces the disk once more.
      try (Forces forces = new Forces()) {
        insert(threads, repo);
        int batches = journal.takeBatches().size();
        long counted = forces.count(folder.resolve("forces.jfr"));
        run.add(Row.count("outbox/fsyncs", Target.atMost(1.1), "of a batch", batches, counted));
        run.add(
            Row.count(
                "outbox/batches", Target.atMost(0.5), "of an entry", THREADS * EACH, batches));
      }
    } finally {
      threads.shutdownNow();
    }
    Folders.delete(folder);
  }

  private static double insert(ExecutorService threads, DustRepo<Memo> repo) throws Exception {
    long began = System.nanoTime();
    List<Callable<Void>> callers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread * EACH;
      callers.add(
          () -> {
            for (int i = 0; i < EACH; i++) {
              repo.insertLater(Memo.numbered(first + i));
            }
            return null;
          });
    }
    for (Future<Void> caller : threads.invokeAll(callers)) {
      caller.get();
    }
    return Pair.micros(began, THREADS * EACH);
  }

  private static double append(FileChannel file, List<Integer> batches) throws IOException {
    long began = System.nanoTime();
    for (int size : batches) {
      ByteBuffer bytes = ByteBuffer.allocate(size);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    }
    return Pair.micros(began, THREADS * EACH);
  }
}
