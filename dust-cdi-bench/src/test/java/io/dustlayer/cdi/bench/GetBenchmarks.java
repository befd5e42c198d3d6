package io.dustlayer.cdi.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dustlayer.cdi.DustRepo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Gets a record that has not changed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GetBenchmarks {

  /** The same records in the library, and in what it is compared with. */
  @State(Scope.Benchmark)
  public static class Records {

    @Param({"1000"})
    public int records;

    @Param({"false"})
    public boolean events;

    List<String> slugs;
    BenchStore store;
    DustRepo<Link> repo;
    Map<String, Optional<Link>> map = new ConcurrentHashMap<>();
    Cache<String, Link> caffeine;
    private Feed feed;

    @Setup(Level.Trial)
    public void load() throws InterruptedException {
      slugs = LongStream.range(0, records).mapToObj(Link::slug).collect(Collectors.toList());
      Collections.shuffle(slugs, new Random(1));
      caffeine = Caffeine.newBuilder().maximumSize(2L * records).build();
      store = BenchStore.live(records, Link.leaves(records));
      repo = store.repo(Link.class);
      for (String slug : slugs) {
        Link link = repo.getOrThrow(slug);
        map.put(slug, Optional.of(link));
        caffeine.put(slug, link);
      }
      // Or records lie where they were loaded, among garbage, until the first collection: that
      // would
      // be most of what is measured, in some runs and not in others.
      System.gc();
      if (events) {
        feed = new Feed(store.server(), records, records);
      }
    }

    @TearDown(Level.Trial)
    public void close() {
      if (feed != null) {
        feed.close();
      }
      store.close();
    }
  }

  /** Where a thread is in the list of slugs. */
  @State(Scope.Thread)
  public static class Place {
    private int at = (int) (Thread.currentThread().getId() * 977);

    String next(Records records) {
      at++;
      if (at >= records.slugs.size()) {
        at = 0;
      }
      return records.slugs.get(at);
    }
  }

  @Benchmark
  public Optional<Link> dust(Records records, Place place) {
    return records.repo.get(place.next(records));
  }

  // Of its type, as callers have it: without it, the virtual machine would not look at what it
  // finds.
  @Benchmark
  public Optional<Link> map(Records records, Place place) {
    return records.map.get(place.next(records));
  }

  @Benchmark
  public Link caffeine(Records records, Place place) {
    return records.caffeine.getIfPresent(place.next(records));
  }
}
