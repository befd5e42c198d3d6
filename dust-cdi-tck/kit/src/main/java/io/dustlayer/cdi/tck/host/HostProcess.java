package io.dustlayer.cdi.tck.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A host in a process of its own, with everything it said. Thread-safe. */
public final class HostProcess implements AutoCloseable {

  private static final long BOOT_SECONDS = 240;
  private static final long STOP_SECONDS = 60;
  private static final int ATTEMPTS = 1000;
  private static final int FIRST_PORT = 20_000;
  private static final int FIRST_EPHEMERAL = 32_000;

  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Process process;
  private final String readyLine;
  private final Thread reader;

  private HostProcess(Process process, String readyLine) {
    this.process = process;
    this.readyLine = readyLine;
    this.reader = new Thread(this::read, "host-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a host and does not wait for it.
   *
   * @param builder its command; its environment is cleared of settings and gets those given
   * @param config settings by MP Config key, passed as environment variables
   * @param readyLine a part of the line that it prints when it is ready
   * @return the process
   * @throws IOException if it cannot be started
   */
  public static HostProcess start(
      ProcessBuilder builder, Map<String, String> config, String readyLine) throws IOException {
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("DUST_"));
    config.forEach((key, value) -> environment.put(variable(key), value));
    return new HostProcess(builder.redirectErrorStream(true).start(), readyLine);
  }

  /** The name of an environment variable, by the rules of MP Config. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * A port to give to a host. It is none that a system gives to connections, which could take it
   * before the host does.
   *
   * @return free on the loopback address just now
   * @throws IOException if there is none
   */
  public static int freePort() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_EPHEMERAL);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (BindException taken) {
        // another one, then
        continue;
      }
    }
    throw new IOException("no port from " + FIRST_PORT + " to " + FIRST_EPHEMERAL + " is free");
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

  /**
   * Waits until the host is ready.
   *
   * @throws AssertionError with everything it said if it does not get ready
   */
  public void awaitReady() {
    try {
      ready.get(BOOT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("the host did not start:\n" + output(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /**
   * What the host said until now.
   *
   * @return its output, line by line
   */
  public String output() {
    return String.join("\n", output);
  }

  /**
   * Asks the host to end, and waits until it has.
   *
   * @throws AssertionError with everything it said if it does not end
   */
  public void stop() {
    // Process.destroy would close its output, and what it says at its end would be lost.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the host does not end:\n" + output());
      }
      reader.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** Ends the host at once, if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
