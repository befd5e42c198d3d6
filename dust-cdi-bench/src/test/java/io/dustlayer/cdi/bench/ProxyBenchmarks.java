package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.util.TypeLiteral;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Gets records through the client proxy that a container injects, as Weld makes it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProxyBenchmarks {

  /** The proxy of the repository in {@link GetBenchmarks.Records}. */
  @State(Scope.Benchmark)
  public static class Proxy {

    private static DustRepo<Link> behind;

    private SeContainer container;
    private DustRepo<Link> repo;

    @Setup(Level.Trial)
    public void start(GetBenchmarks.Records records) {
      behind = records.repo;
      container =
          SeContainerInitializer.newInstance()
              .disableDiscovery()
              .addBeanClasses(Maker.class)
              .initialize();
      repo = container.select(new TypeLiteral<DustRepo<Link>>() {}).get();
      if (repo == behind) {
        throw new IllegalStateException("no proxy");
      }
    }

    @TearDown(Level.Trial)
    public void stop() {
      container.close();
    }
  }

  /** Makes the bean behind the proxy, of the scope that the library's own repositories have. */
  @ApplicationScoped
  public static class Maker {

    @Produces
    @ApplicationScoped
    DustRepo<Link> repo() {
      return Proxy.behind;
    }
  }

  @Benchmark
  public Optional<Link> proxied(
      Proxy proxy, GetBenchmarks.Records records, GetBenchmarks.Place place) {
    return proxy.repo.get(place.next(records));
  }
}
