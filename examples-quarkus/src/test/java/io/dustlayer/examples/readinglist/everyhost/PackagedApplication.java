package io.dustlayer.examples.readinglist.everyhost;

import io.dustlayer.cdi.server.DustServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A packaged application in a process of its own, on a port of the loopback address. */
public final class PackagedApplication implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 240;

  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Process process;
  private final String readyLine;
  private final URI url;
  private final Thread reader;

  private PackagedApplication(Process process, String readyLine, int port) {
    this.process = process;
    this.readyLine = readyLine;
    this.url = URI.create("http://127.0.0.1:" + port);
    this.reader = new Thread(this::read, "application-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it and does not wait until it is ready.
   *
   * @param workingFolder where it is started
   * @param environment with nothing else about Dust
   * @param readyLine a part of the line that it prints when it is ready
   * @param port where it is told to listen
   * @param arguments of {@code java}
   */
  public static PackagedApplication start(
      Path workingFolder,
      Map<String, String> environment,
      String readyLine,
      int port,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workingFolder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("DUST_"));
    builder.environment().put("DUST_DEV_SERVER_PORT", "0");
    builder.environment().putAll(environment);
    return new PackagedApplication(builder.start(), readyLine, port);
  }

  /** The environment of an application that uses a server's store. */
  public static Map<String, String> using(DustServer server) {
    return Map.of(
        "DUST_STORE", server.store(),
        "DUST_TOKEN", server.token(),
        "DUST_BASE_URL", server.baseUrl().toString());
  }

  public static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.contains(readyLine)) {
          ready.complete(null);
        }
      }
      ready.completeExceptionally(new IOException("it ended before it was ready"));
    } catch (IOException failed) {
      ready.completeExceptionally(failed);
    }
  }

  public URI url() {
    try {
      ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return url;
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("the application did not start:\n" + output(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  public Web web() {
    return new Web(url());
  }

  public String output() {
    return String.join("\n", output);
  }

  /** Asks it to stop, as Ctrl-C does. */
  public int stop() {
    process.destroy();
    return exitCode();
  }

  /** Ends it on the spot, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  public int exitCode() {
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
