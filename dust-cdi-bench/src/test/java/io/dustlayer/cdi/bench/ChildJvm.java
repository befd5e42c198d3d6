package io.dustlayer.cdi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A measurement in a process of its own: it prints samples as {@code sample name number}. */
final class ChildJvm {

  private final Map<String, List<Double>> samples = new HashMap<>();
  private final int exit;

  private ChildJvm(Process process) throws IOException, InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ");
        if (parts.length == 3 && parts[0].equals("sample")) {
          samples
              .computeIfAbsent(parts[1], none -> new ArrayList<>())
              .add(Double.parseDouble(parts[2]));
        }
      }
    }
    exit = process.waitFor();
  }

  /** Says what was measured, in the child. */
  static void sample(String name, double value) {
    System.out.println("sample " + name + " " + value);
  }

  /** Runs the main method of a class to its end. */
  static ChildJvm run(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.add("-classpath");
    all.add(System.getProperty("java.class.path"));
    all.add(main.getName());
    return run(main.getSimpleName(), all, arguments);
  }

  /**
   * Runs what the options say to its end.
   *
   * @param name for its profile
   */
  static ChildJvm run(String name, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(Profiler.options(name + '-' + String.join("-", arguments)));
    command.addAll(options);
    command.addAll(List.of(arguments));
    return new ChildJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  boolean failed() {
    return exit != 0;
  }

  /** What was measured; fails if it was not. */
  Score score(String name, String unit) {
    List<Double> found = samples.get(name);
    if (exit != 0 || found == null) {
      throw new IllegalStateException("no " + name + " from a process that ended with " + exit);
    }
    double[] all = found.stream().mapToDouble(Double::doubleValue).toArray();
    return Score.of(all, unit, Double.NaN);
  }
}
