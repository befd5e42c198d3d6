package io.dustlayer.cdi.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Moves a file out of the way, next to where it was, so that somebody can look at it. Of the files
 * that were moved from one place the last few are kept.
 */
final class SetAside {

  /** How many files are kept. */
  static final int KEPT = 3;

  private static final String SUFFIX = ".aside-";

  private SetAside() {}

  /**
   * Moves a file.
   *
   * @return where it is now
   */
  static Path move(Path file) throws IOException {
    List<Integer> numbers = numbers(file);
    int next = numbers.isEmpty() ? 1 : numbers.get(numbers.size() - 1) + 1;
    Path target = numbered(file, next);
    Files.move(file, target);
    for (int old : numbers) {
      if (old <= next - KEPT) {
        Files.deleteIfExists(numbered(file, old));
      }
    }
    return target;
  }

  private static Path numbered(Path file, int number) {
    return file.resolveSibling(file.getFileName() + SUFFIX + number);
  }

  private static List<Integer> numbers(Path file) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(file.getFileName() + SUFFIX) + "(\\d{1,9})");
    List<Integer> numbers = new ArrayList<>();
    try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
      siblings
          .map(sibling -> name.matcher(sibling.getFileName().toString()))
          .filter(Matcher::matches)
          .forEach(match -> numbers.add(Integer.valueOf(match.group(1))));
    }
    numbers.sort(null);
    return numbers;
  }
}
