package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.repo.RepoSettings;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Gets a record by a request. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HttpGetBenchmarks {

  private static final JsonReaderFactory JSON =
      JsonProvider.provider().createReaderFactory(Map.of());

  /** A server with records, and both clients. */
  @State(Scope.Benchmark)
  public static class Clients {

    private static final int RECORDS = 300;

    private DustServer server;
    private HttpStore store;
    private DustRepo<Link> repo;
    private RawEntries raw;
    private int at;

    @Setup(Level.Trial)
    public void open() {
      server = DustServer.builder().inMemory().rateLimits(RateLimits.off()).start();
      store = new HttpStore(server, RepoSettings.DEFAULT);
      repo = store.repo(Link.class);
      for (int number = 0; number < RECORDS; number++) {
        repo.insert(Link.numbered(number));
      }
      raw =
          RestClientBuilder.newBuilder()
              .baseUri(server.baseUrl())
              .connectTimeout(30, TimeUnit.SECONDS)
              .readTimeout(30, TimeUnit.SECONDS)
              .followRedirects(false)
              .property("microprofile.rest.client.disable.default.mapper", true)
              .build(RawEntries.class);
    }

    private String next() {
      at = (at + 1) % RECORDS;
      return Link.slug(at);
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
      ((AutoCloseable) raw).close();
      store.close();
      server.close();
    }
  }

  @Benchmark
  public Object dust(Clients clients) {
    return clients.repo.getOrThrow(clients.next());
  }

  @Benchmark
  public Object raw(Clients clients) {
    return get(
        clients.raw, "Bearer " + clients.server.token(), clients.server.store(), clients.next());
  }

  private static Link get(RawEntries client, String authorization, String store, String slug) {
    int slash = store.indexOf('/');
    try (Response response =
            client.link(
                authorization, store.substring(0, slash), store.substring(slash + 1), slug);
        JsonReader reader = JSON.createReader(response.readEntity(InputStream.class))) {
      JsonObject value = reader.readObject().getJsonObject("value");
      return new Link(
          slug, value.getString("title"), value.getJsonNumber("clicks").longValueExact());
    }
  }
}
