package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.bench.http.Item;
import io.dustlayer.cdi.repo.RepoSettings;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import java.util.stream.Stream;

/**
 * {@code get} by a request, against a call of the same client by hand. The server is in this
 * process, so that its compiler does not disturb what is measured in another one.
 */
final class HttpGetRows implements Rows {

  private static final Target TARGET = Target.atMost(1.15);

  @Override
  public String kind() {
    return "http-get";
  }

  @Override
  public void measure(Run run) throws Exception {
    String seconds = run.quick() ? "12" : "60";
    String rounds = run.quick() ? "50" : "300";
    try (DustServer server = DustServer.builder().inMemory().rateLimits(RateLimits.off()).start()) {
      fill(server);
      add(
          run,
          "resteasy",
          ChildJvm.run(GetsOnResteasy.class, options(server).toList(), seconds, rounds));
      add(
          run,
          "quarkus",
          ChildJvm.run(
              "GetsOnQuarkus",
              Stream.concat(options(server), Stream.of("-jar", application())).toList(),
              seconds,
              rounds));
    }
  }

  private static void fill(DustServer server) {
    try (HttpStore store =
        new HttpStore(server.baseUrl(), server.store(), server.token(), RepoSettings.DEFAULT)) {
      for (int number = 0; number < Item.COUNT; number++) {
        store.repo(Item.class).insert(Item.numbered(number));
      }
    }
  }

  private static Stream<String> options(DustServer server) {
    return Stream.concat(
        Stream.of(Jmh.heap("1g")),
        Stream.of(
            "-Ddust.base-url=" + server.baseUrl(),
            "-Ddust.store=" + server.store(),
            "-Ddust.token=" + server.token()));
  }

  /** The application of the module beside this one, as its build has packaged it. */
  private static String application() {
    return System.getProperty("bench.quarkus", "quarkus/target/quarkus-app/quarkus-run.jar");
  }

  private static void add(Run run, String client, ChildJvm child) {
    run.add(
        Row.cost(
            "http-get/" + client,
            TARGET,
            child.score("dust", "us/op"),
            child.score("raw", "us/op")));
  }
}
