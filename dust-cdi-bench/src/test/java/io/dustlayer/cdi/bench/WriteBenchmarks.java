package io.dustlayer.cdi.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Writes that are acknowledged, many on the way at a time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WriteBenchmarks {

  static final int WRITES = 1024;

  /** The server. */
  @State(Scope.Benchmark)
  public static class Stub {

    @Param({"0"})
    public long delay;

    private StubServer server;

    @Setup(Level.Trial)
    public void open() {
      server = new StubServer(delay);
    }

    @TearDown(Level.Trial)
    public void close() {
      server.close();
    }
  }

  /** The library. */
  @State(Scope.Benchmark)
  public static class Dust {

    private DustWriter writer;

    @Setup(Level.Trial)
    public void connect(Stub stub) throws InterruptedException {
      writer = new DustWriter(stub.server.baseUrl());
    }

    @TearDown(Level.Trial)
    public void close() {
      writer.close();
    }
  }

  /** What it is compared with. */
  @State(Scope.Benchmark)
  public static class Raw {

    private RawWriter writer;

    @Setup(Level.Trial)
    public void connect(Stub stub) {
      writer = new RawWriter(stub.server.baseUrl(), "none", BenchStore.STORE, 0);
    }

    @TearDown(Level.Trial)
    public void close() {
      writer.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(WRITES)
  public void dust(Dust dust) throws InterruptedException {
    for (int i = 0; i < WRITES; i++) {
      dust.writer.write(Memo.numbered(i));
    }
    if (dust.writer.settle() > 0) {
      throw new IllegalStateException("writes failed");
    }
  }

  @Benchmark
  @OperationsPerInvocation(WRITES)
  public void raw(Raw raw) throws InterruptedException {
    for (int i = 0; i < WRITES; i++) {
      raw.writer.write(Memo.numbered(i));
    }
    raw.writer.settle();
  }
}
