package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.store.Entry;
import io.dustlayer.cdi.server.store.EntryType;
import io.dustlayer.cdi.server.store.Snapshot;
import io.dustlayer.cdi.server.store.StoreContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Pipelined sets on the embedded server in memory, in a large store against a small one. */
final class ServerSetRows implements Rows {

  private static final int SMALL = 10;
  private static final int SETS = 2_000;
  private static final double WANTED_PER_SECOND = 10_000;

  /** A server and a client of it. */
  private record Served(DustServer server, RawWriter writer) implements AutoCloseable {

    static Served with(int entries) {
      DustServer server = DustServer.builder().inMemory().rateLimits(RateLimits.off()).start();
      server.admin().restore(content(entries));
      return new Served(
          server, new RawWriter(server.baseUrl(), server.token(), server.store(), entries));
    }

    private static StoreContent content(int entries) {
      List<Entry> all =
          IntStream.rangeClosed(1, entries)
              .mapToObj(
                  n ->
                      new Entry(
                          "links/" + Link.slug(n) + "/title",
                          "\"The title of " + n + '"',
                          EntryType.STRING,
                          n))
              .toList();
      Snapshot snapshot = new Snapshot(entries, Instant.EPOCH, all);
      return new StoreContent(all, List.of(), List.of(), Optional.of(snapshot), List.of());
    }

    double set() throws InterruptedException {
      long began = System.nanoTime();
      for (int i = 0; i < SETS; i++) {
        writer.write(Memo.numbered(i));
      }
      writer.settle();
      return Pair.micros(began, SETS);
    }

    @Override
    public void close() {
      writer.close();
      server.close();
    }
  }

  @Override
  public String kind() {
    return "server-set";
  }

  @Override
  public void measure(Run run) throws Exception {
    int entries = run.quick() ? 100_000 : Sizes.LARGE;
    try (Served small = Served.with(SMALL);
        Served large = Served.with(entries)) {
      Pair pair =
          Pair.of(run.quick() ? 6 : 20, run.quick() ? 9 : 25, "us/op", large::set, small::set);
      run.add(
          Row.cost(
              "server-set/" + Sizes.name(entries),
              Target.atMost(1.2),
              pair.value(),
              pair.baseline()));
      double wanted = TimeUnit.SECONDS.toMicros(1) / WANTED_PER_SECOND;
      run.add(
          Row.gain(
              "server-set/rate",
              Target.atLeast(1),
              pair.value(),
              new Score(wanted, 0, "us/op", Double.NaN)));
    }
  }
}
