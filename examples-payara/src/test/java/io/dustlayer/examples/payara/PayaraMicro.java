package io.dustlayer.examples.payara;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Payara Micro with the WAR in a process of its own, on a free port of the loopback address. */
final class PayaraMicro implements AutoCloseable {

  private static final Path HOST = Path.of("target", "host", "payara-micro.jar");
  private static final Path WAR = Path.of("target", "reading-list.war");
  private static final String READY = "ready in";
  private static final long BOOT_SECONDS = 240;
  private static final long STOP_SECONDS = 60;

  /** It listens on every address unless it is told before it boots. */
  private static final List<String> LOOPBACK_ONLY =
      List.of(
          "set configs.config.server-config.network-config.network-listeners.network-listener"
              + ".http-listener.address=127.0.0.1",
          "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");

  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Process process;
  private final Thread reader;
  private final int port;

  private PayaraMicro(Process process, int port) {
    this.process = process;
    this.port = port;
    this.reader = new Thread(this::read, "payara-output");
    reader.setDaemon(true);
    reader.start();
  }

  static PayaraMicro start(Path folder, Map<String, String> environment) throws IOException {
    Path commands = Files.write(folder.resolve("loopback.txt"), LOOPBACK_ONLY);
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                HOST.toAbsolutePath().toString(),
                "--prebootcommandfile",
                commands.toString(),
                "--rootDir",
                folder.resolve("root").toString(),
                "--port",
                Integer.toString(port),
                "--nocluster",
                "--contextroot",
                "/",
                "--deploy",
                WAR.toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("DUST_"));
    builder.environment().putAll(environment);
    return new PayaraMicro(builder.start(), port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.contains(READY)) {
          ready.complete(null);
        }
      }
      ready.completeExceptionally(new IOException("it ended before it was ready"));
    } catch (IOException failed) {
      ready.completeExceptionally(failed);
    }
  }

  URI url() {
    try {
      ready.get(BOOT_SECONDS, TimeUnit.SECONDS);
      return URI.create("http://127.0.0.1:" + port);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("Payara did not start:\n" + output(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  String output() {
    return String.join("\n", output);
  }

  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Payara does not end:\n" + output());
      }
      reader.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
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
