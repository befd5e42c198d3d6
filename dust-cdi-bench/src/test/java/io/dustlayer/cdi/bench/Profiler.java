package io.dustlayer.cdi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.AsyncProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * Has async-profiler record where the virtual machines of a run spend processor time and what they
 * allocate, and draws flame graphs of it, if {@code bench.profile} says so.
 */
final class Profiler {

  private static final String RECORDING = ".jfr";
  private static final String BYTES = "512k";
  private static final String[] ALL_FRAMES = {
    "-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"
  };
  private static final AtomicInteger RUNS = new AtomicInteger();

  private Profiler() {}

  static boolean isOn() {
    return Boolean.getBoolean("bench.profile");
  }

  /** Where recordings and flame graphs go. */
  static Path folder() {
    return Path.of(System.getProperty("bench.folder")).resolve("profiles").toAbsolutePath();
  }

  /** Makes the folder anew. */
  static void begin() throws IOException {
    if (Files.exists(folder())) {
      Folders.delete(folder());
    }
    Files.createDirectories(folder());
  }

  /** Records each benchmark of a run of JMH, in one process, without its warming up. */
  static void record(ChainedOptionsBuilder options) {
    if (isOn()) {
      options
          .forks(1)
          .measurementIterations(10)
          .jvmArgsAppend(ALL_FRAMES)
          .addProfiler(
              AsyncProfiler.class,
              "libPath=%s;output=jfr;event=cpu;alloc=%s;dir=%s"
                  .formatted(library(), BYTES, folder().resolve(number())));
    }
  }

  /** What has a whole process recorded. */
  static List<String> options(String name) {
    if (!isOn()) {
      return List.of();
    }
    Path recording = folder().resolve(number() + '-' + name + RECORDING);
    return Stream.concat(
            Stream.of(ALL_FRAMES),
            Stream.of(
                "-agentpath:%s=start,event=cpu,alloc=%s,jfr,file=%s"
                    .formatted(library(), BYTES, recording)))
        .toList();
  }

  /** Draws all that was recorded. */
  static void draw() throws IOException, InterruptedException {
    List<Path> recordings;
    try (Stream<Path> files = Files.walk(folder())) {
      recordings = files.filter(file -> file.toString().endsWith(RECORDING)).toList();
    }
    for (Path recording : recordings) {
      String name = name(recording);
      for (String what : new String[] {"cpu", "alloc"}) {
        Path page = folder().resolve(name + '-' + what + ".html");
        int exit =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    home().resolve("jfr-converter.jar").toString(),
                    "--" + what,
                    "--title",
                    name + ' ' + what,
                    recording.toString(),
                    page.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        System.out.println("bench: " + (exit == 0 ? page : "no flame graph of " + recording));
      }
    }
  }

  // JMH gives each benchmark a folder, whose name tells more than there is to know.
  private static String name(Path recording) {
    String path = folder().relativize(recording).toString();
    return path.replaceAll("/[^/]*$|\\" + RECORDING + "$", "")
        .replace("io.dustlayer.cdi.bench.", "")
        .replaceAll("-(AverageTime|SingleShotTime)|-folder-.*(?=-leaves)", "")
        .replace('/', '-');
  }

  private static String number() {
    return String.format(Locale.ROOT, "%02d", RUNS.incrementAndGet());
  }

  private static Path home() {
    return Path.of(System.getProperty("bench.profiler"));
  }

  private static Path library() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux-" + arch();
    Path library = home().resolve(system).resolve("libasyncProfiler.so");
    if (!Files.exists(library)) {
      throw new UncheckedIOException(
          new IOException("no profiler for this system: there is no " + library));
    }
    return library;
  }

  private static String arch() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
  }
}
