package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.bench.http.Gets;
import io.dustlayer.cdi.server.DustServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole processes that start a container and end, with the library and without it. */
final class StartUpRows implements Rows {

  private static final int MANY = 200;
  private static final long PATIENCE_SECONDS = 120;

  @Override
  public String kind() {
    return "start-up";
  }

  @Override
  public void measure(Run run) throws Exception {
    measure(run, 1, Target.atMost(1.05));
    measure(run, MANY, Target.atMost(1.25));
  }

  private static void measure(Run run, int records, Target target) throws Exception {
    Path folder = Files.createTempDirectory(run.folder(), "start-up");
    Path dust = Files.createDirectory(folder.resolve("dust"));
    Path plain = Files.createDirectory(folder.resolve("plain"));
    GeneratedApplication.make(dust, records, true);
    GeneratedApplication.make(plain, records, false);
    List<String> withLibrary =
        command(
            Stream.concat(Stream.of(dust, GeneratedApplication.home(DustRepo.class)), libraries()));
    List<String> without = command(Stream.concat(Stream.of(plain), libraries()));
    Pair pair =
        Pair.of(
            1,
            run.quick() ? 4 : 15,
            "ms",
            () -> start(withLibrary, folder),
            () -> start(without, folder));
    run.add(Row.cost("start-up/" + records, target, pair.value(), pair.baseline()));
    Folders.delete(folder);
  }

  private static Stream<Path> libraries() {
    return GeneratedApplication.libraries(
        List.of(DustRepo.class, DustServer.class, Gets.class, StartUpRows.class));
  }

  // It configures a store that nothing connects to before it is used.
  private static List<String> command(Stream<Path> classPath) {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Ddust.store=bench/store",
        "-Ddust.token=none",
        "-Ddust.base-url=http://127.0.0.1:1",
        "-classpath",
        classPath.map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
        GeneratedApplication.MAIN);
    return command;
  }

  private static double start(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    double took = Pair.micros(began, 1000);
    if (!ended) {
      process.destroyForcibly();
    }
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException("it did not start: " + Files.readString(output));
    }
    return took;
  }
}
