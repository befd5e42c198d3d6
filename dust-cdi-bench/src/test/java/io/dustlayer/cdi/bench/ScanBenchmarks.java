package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** All records of a mirror. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScanBenchmarks {

  /** The same leaves in the library and in a sorted map. */
  @State(Scope.Benchmark)
  public static class Leaves {

    @Param({"100000"})
    public int records;

    private final ConcurrentNavigableMap<String, JsonValue> sorted = new ConcurrentSkipListMap<>();
    private BenchStore store;
    private DustRepo<Link> repo;

    @Setup(Level.Trial)
    public void load() throws InterruptedException {
      store = BenchStore.live(records, Link.leaves(records));
      repo = store.repo(Link.class);
      Iterator<MirrorView.Leaf> leaves = Link.leaves(records);
      leaves.forEachRemaining(leaf -> sorted.put(leaf.path(), leaf.value()));
    }

    @TearDown(Level.Trial)
    public void close() {
      store.close();
    }
  }

  @Benchmark
  public Object all(Leaves leaves) {
    return leaves.repo.all();
  }

  @Benchmark
  public long stream(Leaves leaves) {
    try (Stream<Link> records = leaves.repo.stream()) {
      return records.mapToLong(Link::clicks).sum();
    }
  }

  @Benchmark
  public Object hand(Leaves leaves) {
    List<Link> all = new ArrayList<>();
    String slug = null;
    String title = null;
    long clicks = 0;
    for (Map.Entry<String, JsonValue> leaf : leaves.sorted.subMap("links/", "links0").entrySet()) {
      String path = leaf.getKey();
      int slash = path.indexOf('/', "links/".length());
      String key = path.substring("links/".length(), slash);
      if (!key.equals(slug)) {
        if (slug != null) {
          all.add(new Link(slug, title, clicks));
        }
        slug = key;
      }
      if (path.endsWith("/title")) {
        title = ((JsonString) leaf.getValue()).getString();
      } else {
        clicks = ((JsonNumber) leaf.getValue()).longValueExact();
      }
    }
    all.add(new Link(slug, title, clicks));
    return all;
  }
}
