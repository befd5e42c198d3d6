package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.disk.DiskFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Starts with what a file has kept. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WarmStartBenchmarks {

  /** The files, made before. */
  @State(Scope.Benchmark)
  public static class Files {

    @Param({""})
    public String folder;

    @Param({"0"})
    public int leaves;

    private BenchStore store;

    Object start() {
      store = new BenchStore(DiskFiles.cache(Path.of(folder)), leaves);
      store.dust().start();
      return store.repo(Bookmark.class).getOrThrow(Bookmark.slug(123));
    }

    @TearDown(Level.Iteration)
    public void close() {
      if (store != null) {
        store.close();
        store = null;
      }
    }
  }

  /** From nothing to the first record. */
  @Benchmark
  public Object dust(Files files) {
    return files.start();
  }

  /** All of the leaves in a list. */
  @Benchmark
  public Object flat(Files files) throws IOException {
    return DiskFiles.readFlat(WarmStartRows.flat(Path.of(files.folder)));
  }
}
