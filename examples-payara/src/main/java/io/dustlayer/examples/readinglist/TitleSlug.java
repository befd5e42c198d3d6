package io.dustlayer.examples.readinglist;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Makes readable slugs from titles: {@code "Déjà vu!"} becomes {@code deja-vu}. */
final class TitleSlug {

  private static final int LONGEST = 60;

  private TitleSlug() {}

  static String firstFree(String title, Predicate<String> taken) {
    String slug = of(title);
    if (!taken.test(slug)) {
      return slug;
    }
    return IntStream.iterate(2, number -> number + 1)
        .mapToObj(number -> slug + "-" + number)
        .filter(taken.negate())
        .findFirst()
        .orElseThrow();
  }

  private static String of(String title) {
    String slug =
        Normalizer.normalize(title, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-");
    int end = slug.offsetByCodePoints(0, Math.min(LONGEST, slug.codePointCount(0, slug.length())));
    String trimmed = slug.substring(0, end).replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "link" : trimmed;
  }
}
