package io.dustlayer.examples.readinglist;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a process of its own, on a free port. */
final class PackagedApplication implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final long PATIENCE_SECONDS = 60;

  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final Process process;
  private final Thread reader;

  private PackagedApplication(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "application-output");
    reader.setDaemon(true);
    reader.start();
  }

  static PackagedApplication start(Path workingFolder, Map<String, String> environment)
      throws IOException {
    return start(workingFolder, 0, environment);
  }

  static PackagedApplication start(Path workingFolder, int port, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.http.port=" + port,
                "-jar",
                JAR.toAbsolutePath().toString())
            .directory(workingFolder.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("DUST_"));
    builder.environment().put("DUST_DEV_SERVER_PORT", "0");
    builder.environment().putAll(environment);
    return new PackagedApplication(builder.start());
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher listening = READY.matcher(line);
        if (listening.find()) {
          ready.complete(URI.create(listening.group(1)));
        }
      }
      ready.completeExceptionally(new IOException("it ended without listening"));
    } catch (IOException failed) {
      ready.completeExceptionally(failed);
    }
  }

  URI url() {
    try {
      return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("the application did not start:\n" + output(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  Web web() {
    return new Web(url());
  }

  String output() {
    return String.join("\n", output);
  }

  /** Asks it to stop, as Ctrl-C does. */
  int stop() {
    process.destroy();
    return exitCode();
  }

  /** Ends it on the spot, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the application does not end:\n" + output());
      }
      reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
