package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Gets a record that has not changed, of a class whose instances must not be shared. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GetMutableBenchmarks {

  /** The same records in the library and in a map. */
  @State(Scope.Benchmark)
  public static class Copies {

    private final Map<String, MutableLink> map = new ConcurrentHashMap<>();
    private DustRepo<MutableLink> repo;

    @Setup(Level.Trial)
    public void load(GetBenchmarks.Records records) {
      repo = records.store.repo(MutableLink.class);
      for (String slug : records.slugs) {
        map.put(slug, repo.getOrThrow(slug));
      }
      System.gc();
    }
  }

  @Benchmark
  public Object dust(Copies copies, GetBenchmarks.Records records, GetBenchmarks.Place place) {
    return copies.repo.get(place.next(records));
  }

  @Benchmark
  public Object hand(Copies copies, GetBenchmarks.Records records, GetBenchmarks.Place place) {
    return Optional.ofNullable(copies.map.get(place.next(records))).map(MutableLink::new);
  }
}
