package io.dustlayer.cdi.tck.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A Java process. Each line of its standard output is kept in a file, also when the process is
 * killed: what it had written is still in the pipe. It ends by itself when this process does,
 * because its standard input does.
 */
final class Child {

  private final Process process;
  private final CompletableFuture<Void> read;

  private Child(Process process, CompletableFuture<Void> read) {
    this.process = process;
    this.read = read;
  }

  /**
   * Starts a process.
   *
   * @param name of the files that hold its output
   * @param lines told of each line, on a thread of its own
   */
  static Child start(Path folder, String name, List<String> arguments, Consumer<String> lines) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(
                  ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".err").toFile()))
              .start();
      CompletableFuture<Void> read = new CompletableFuture<>();
      Path file = folder.resolve(name + ".log");
      Thread reader = new Thread(() -> keep(process, file, lines, read), "chaos-" + name);
      reader.setDaemon(true);
      reader.start();
      return new Child(process, read);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  private static void keep(
      Process process, Path file, Consumer<String> lines, CompletableFuture<Void> read) {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        lines.accept(line);
      }
      read.complete(null);
    } catch (IOException | RuntimeException failed) {
      read.completeExceptionally(failed);
    }
  }

  /** Completes when it ends, for whatever reason. */
  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does; returns when it is dead and everything that it said is kept. */
  void kill() {
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  /** As {@code kill} does; returns when it is dead. */
  void terminate() {
    process.toHandle().destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    process.onExit().join();
    read.join();
  }

  void tell(String command) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException dead) {
      throw new UncheckedIOException(dead);
    }
  }

  /** Stops it for a while. What lets it go on again does so even if this process has died. */
  void pause(long millis) {
    String seconds = String.format(Locale.ROOT, "%.2f", millis / 1000.0);
    long pid = process.pid();
    run("sh", "-c", "kill -STOP " + pid + "; sleep " + seconds + "; kill -CONT " + pid);
  }

  /**
   * Limits how long its files may become: writes beyond that fail as on a full disk.
   *
   * @param bytes or {@code unlimited}
   */
  void limitFiles(String bytes) {
    run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":");
  }

  /** Starts a program that nobody waits for. */
  private static void run(String... command) {
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Whether a program can be run here. */
  static boolean canRun(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
