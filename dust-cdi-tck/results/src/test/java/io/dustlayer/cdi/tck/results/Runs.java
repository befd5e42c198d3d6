package io.dustlayer.cdi.tck.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures of runs by the names of their files: those kept, and those of this build. */
final class Runs {

  private static final Path KEPT = Path.of("runs");
  private static final Path MODULES = Path.of("..");
  private static final Path REPORTS = Path.of("target", "dust-tck-report");
  private static final String SUFFIX = ".json";

  private interface Reading {
    Figures read(Path file) throws IOException;
  }

  private Runs() {}

  static Map<String, Figures> kept() throws IOException {
    return read(KEPT, Figures::ofFile);
  }

  static Map<String, Figures> ofThisBuild() throws IOException {
    Map<String, Figures> found = new TreeMap<>();
    try (Stream<Path> modules = Files.list(MODULES)) {
      for (Path module : modules.toList()) {
        Path reports = module.resolve(REPORTS);
        if (Files.isDirectory(reports)) {
          found.putAll(read(reports, Figures::ofReport));
        }
      }
    }
    return found;
  }

  static void keep(String name, Figures run) throws IOException {
    Files.createDirectories(KEPT);
    Files.writeString(KEPT.resolve(name), run.json());
  }

  private static Map<String, Figures> read(Path folder, Reading reading) throws IOException {
    Map<String, Figures> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        found.put(file.getFileName().toString(), reading.read(file));
      }
    }
    return found;
  }
}
