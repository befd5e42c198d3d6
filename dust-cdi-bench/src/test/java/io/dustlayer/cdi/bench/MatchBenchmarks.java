package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.sync.run.Subscriptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finds the one subscription among many that hears of an event. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class MatchBenchmarks {

  @Param({"1", "10", "100", "1000", "10000"})
  public int subscriptions;

  private final DustPath[] paths = new DustPath[10];
  private Subscriptions all;
  private int turn;

  @Setup
  public void subscribe() {
    all = new Subscriptions(subscriptions);
    for (int i = 0; i < paths.length; i++) {
      int prefix = i * subscriptions / paths.length;
      paths[i] = DustPath.of("prefix-" + prefix, "slug", "property");
    }
  }

  @Benchmark
  public Object match() {
    turn = turn + 1 == paths.length ? 0 : turn + 1;
    return all.matching(paths[turn]);
  }
}
