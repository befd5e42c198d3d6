package io.dustlayer.cdi.tck.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.tck.host.Generations;
import io.dustlayer.cdi.tck.host.HostProcess;
import io.dustlayer.cdi.tck.host.WatchingRelay;
import io.dustlayer.cdi.tck.payara.redeployed.Laps;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application that uses both transports is deployed and undeployed twenty times in one server,
 * and deployed once more to tell what is left of it.
 */
class RedeploymentIT {

  private static final int ROUNDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GENERATIONS =
      Generations.class.getName().replace('.', '/') + ".class";
  private static final String WEB_SOCKET = "GET /ws/sync/websocket";

  /**
   * The stack on which its network library was first used is kept in a static exception there, and
   * with the stack the classes on it.
   */
  private static final String KEPT_BY_THE_HOST = "class loader 0";

  @TempDir Path folder;

  @Test
  void it_leaves_no_thread_no_connection_and_no_class_loader_behind() throws Exception {
    int port = HostProcess.freePort();
    try (DustServer server = DustServer.builder().inMemory().start();
        WatchingRelay relay = new WatchingRelay(server.port());
        HostProcess host = startHost(server, relay, port)) {
      host.awaitReady();
      Files.writeString(Path.of("target", "host-output-redeployment.txt"), host.output());

      assertThat(host.output().lines().filter(line -> line.contains("LAP ")))
          .hasSize(ROUNDS + 1)
          .allMatch(line -> line.contains("LAP synced=true observed=true told=true SDK HTTP"));
      assertThat(relay.all()).isGreaterThan(ROUNDS);
      HttpRequest left =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/laps/left")).build();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(answer(left).lines()).isSubsetOf(KEPT_BY_THE_HOST));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(relay.open()).containsExactly(WEB_SOCKET));
      host.stop();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(relay.open()).isEmpty());
    }
  }

  private static String answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HostProcess startHost(DustServer server, WatchingRelay relay, int port)
      throws IOException, URISyntaxException {
    String deploy = "deploy --name=laps --contextroot=laps " + war();
    List<String> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.addAll(List.of(deploy, "undeploy laps"));
    }
    rounds.add(deploy);
    Path commands = Files.write(folder.resolve("rounds.txt"), rounds);
    return HostProcess.start(
        PayaraMicro.command(folder, port, List.of("--postbootcommandfile", commands.toString())),
        Map.of(
            "dust.store", server.store(),
            "dust.token", server.token(),
            "dust.base-url", relay.url(),
            "dust.stores.plain.store", server.store(),
            "dust.stores.plain.token", server.token(),
            "dust.stores.plain.transport", "http"),
        PayaraMicro.READY);
  }

  private Path war() throws IOException, URISyntaxException {
    Path war = folder.resolve("laps.war");
    Path classes = Path.of(Laps.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (OutputStream file = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(file);
        Stream<Path> files =
            Files.list(classes.resolve(Laps.class.getPackageName().replace('.', '/')))) {
      for (Path type : files.toList()) {
        add(jar, "WEB-INF/classes/" + classes.relativize(type), Files.readAllBytes(type));
      }
      add(jar, "WEB-INF/classes/" + GENERATIONS, bytes(GENERATIONS));
      add(jar, "WEB-INF/beans.xml", "<beans/>".getBytes(StandardCharsets.UTF_8));
      add(jar, "WEB-INF/lib/dust-cdi.jar", Files.readAllBytes(library()));
    }
    return war;
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream bytes = Generations.class.getResourceAsStream('/' + resource)) {
      return bytes.readAllBytes();
    }
  }

  private static Path library() throws URISyntaxException {
    return Path.of(DustSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
