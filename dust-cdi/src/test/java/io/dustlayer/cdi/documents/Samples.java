package io.dustlayer.cdi.documents;

import io.dustlayer.cdi.documents.Document.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Java samples, looked up in sources. */
final class Samples {

  private Samples() {}

  /** Code without indentation and empty lines. */
  static String flat(String code) {
    return lines(code).stream().collect(Collectors.joining("\n", "\n", "\n"));
  }

  static List<String> wrong(Document page, Map<String, String> sources) {
    List<String> wrong = new ArrayList<>();
    for (Block sample : page.blocks("java")) {
      missing(sample.text(), sources)
          .ifPresent(why -> wrong.add(sample.place() + ": no source holds this: " + why));
    }
    return wrong;
  }

  /**
   * Why a sample is not compiled.
   *
   * @param sample the sample
   * @param sources flat sources by their path
   * @return empty if one of the sources holds it, line by line
   */
  private static Optional<String> missing(String sample, Map<String, String> sources) {
    String wanted = flat(sample);
    if (sources.values().stream().anyMatch(source -> source.contains(wanted))) {
      return Optional.empty();
    }
    List<String> lines = lines(sample);
    for (int known = lines.size() - 1; known > 0; known--) {
      String begin = lines.subList(0, known).stream().collect(Collectors.joining("\n", "\n", "\n"));
      for (Map.Entry<String, String> source : sources.entrySet()) {
        if (source.getValue().contains(begin)) {
          return Optional.of(source.getKey() + " has it up to, but without: " + lines.get(known));
        }
      }
    }
    return Optional.of("no source begins like it: " + lines.stream().findFirst().orElse("(empty)"));
  }

  private static List<String> lines(String code) {
    return Arrays.stream(code.split("\n"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
