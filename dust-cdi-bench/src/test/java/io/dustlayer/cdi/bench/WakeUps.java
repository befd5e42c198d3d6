package io.dustlayer.cdi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How often a thread of this process had waited and went on, as Linux counts it. */
record WakeUps(Path status) {

  private static final String COUNT = "voluntary_ctxt_switches:";
  private static final int LONGEST_NAME = 15;

  /** Those of a thread; empty where the system does not tell. */
  static Optional<WakeUps> of(String thread) throws IOException {
    Path tasks = Path.of("/proc/self/task");
    if (!Files.isDirectory(tasks)) {
      return Optional.empty();
    }
    String name = thread.substring(0, Math.min(LONGEST_NAME, thread.length()));
    List<Path> all;
    try (Stream<Path> listed = Files.list(tasks)) {
      all = listed.toList();
    }
    for (Path task : all) {
      if (Files.readString(task.resolve("comm")).strip().equals(name)) {
        return Optional.of(new WakeUps(task.resolve("status")));
      }
    }
    throw new IllegalStateException("there is no thread " + name);
  }

  /** How often so far. */
  long count() throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(COUNT))
        .mapToLong(line -> Long.parseLong(line.substring(COUNT.length()).strip()))
        .findFirst()
        .orElseThrow();
  }
}
