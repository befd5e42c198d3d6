package io.dustlayer.cdi.tck.chaos;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process, which is started again and again on the same data. */
final class ServerChild {

  static final String STORE = "acme/chaos";
  static final String TOKEN = "chaos-token";

  private static final Pattern READY =
      Pattern.compile(".* ready at http://127\\.0\\.0\\.1:(\\d+) .*");

  private final Path folder;
  private final Disk disk;
  private final Path jar;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private volatile Child child;
  private volatile int port;

  ServerChild(Path folder, Disk disk, Path jar) {
    this.folder = folder;
    this.disk = disk;
    this.jar = jar;
  }

  Path data() {
    return disk.folder().resolve("data");
  }

  Disk disk() {
    return disk;
  }

  /** Where it listens; 0 while it does not. */
  int port() {
    return port;
  }

  Child child() {
    return child;
  }

  /** Starts it; the result completes when it is ready. */
  CompletableFuture<Void> start(List<String> more) {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-cp", jar + File.pathSeparator + ownClasses()));
    arguments.add(ServerMain.class.getName());
    arguments.addAll(List.of("--port", "0", "--data", data().toString(), "--keep-every-op"));
    arguments.addAll(List.of("--store", STORE, "--token", TOKEN, "--rate-limits", "off"));
    arguments.addAll(more);
    child =
        Child.start(
            folder,
            "server",
            arguments,
            line -> {
              Matcher matcher = READY.matcher(line);
              if (matcher.matches()) {
                port = Integer.parseInt(matcher.group(1));
                ready.complete(null);
              }
            });
    child
        .onExit()
        .thenRun(
            () ->
                ready.completeExceptionally(
                    new IllegalStateException("it has ended; see server.err")));
    return ready;
  }

  private static Path ownClasses() {
    return Path.of(
        URI.create(
            ServerMain.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  void kill() {
    port = 0;
    child.kill();
  }

  void terminate() {
    port = 0;
    child.terminate();
  }

  /** Asks for a compaction; the result says whether it answered that there was one. */
  CompletableFuture<Boolean> compact() {
    return send(request("/admin/stores/" + STORE + "/compact").POST(BodyPublishers.noBody()))
        .thenApply(answer -> answer.statusCode() == 200)
        .exceptionally(diedMeanwhile -> false);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + TOKEN)
        .header("Accept", "application/json");
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }
}
