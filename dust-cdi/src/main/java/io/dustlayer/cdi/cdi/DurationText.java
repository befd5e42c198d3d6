package io.dustlayer.cdi.cdi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the forms of a duration that people write into configuration files. */
final class DurationText {

  /** The accepted forms, for messages. */
  static final String FORMS = "a duration (5s, 500ms, 1m, PT5S, or a plain number of milliseconds)";

  private static final Pattern SHORT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|)");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "", Duration.ofMillis(1),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  private DurationText() {}

  /**
   * Reads a duration.
   *
   * @param text ISO 8601 ({@code PT5S}), a number with {@code ms}, {@code s}, {@code m} or {@code
   *     h}, or a plain number of milliseconds
   * @return empty if the text has none of these forms; may be zero or negative in the ISO form
   */
  static Optional<Duration> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher matcher = SHORT.matcher(lower);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return Optional.of(UNITS.get(matcher.group(2)).multipliedBy(count));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException notIso) {
      return Optional.empty();
    }
  }
}
