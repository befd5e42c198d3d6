package io.dustlayer.cdi.schema.codec;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as ISO 8601 text, read and written as {@link Instant#parse} and {@link Instant#toString}
 * do. The usual form goes a short way: the general one costs more than all the rest of a record.
 */
final class InstantText {

  private static final String SHAPE = "0000-00-00T00:00:00";
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int MAX_FRACTION = 9;
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private InstantText() {}

  /** The instant of a text; throws {@link java.time.DateTimeException}. */
  static Instant parse(String text) {
    return isUsual(text) ? usual(text) : Instant.parse(text);
  }

  private static boolean isUsual(String text) {
    int length = text.length();
    int start = SHAPE.length();
    if (length <= start || text.charAt(length - 1) != 'Z') {
      return false;
    }
    for (int i = 0; i < start; i++) {
      char shape = SHAPE.charAt(i);
      if (shape == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != shape) {
        return false;
      }
    }
    return isInRange(text) && (length == start + 1 || isFraction(text, start, length - 1));
  }

  // What is beyond, a leap second and the end of a day among it, is for the general way.
  private static boolean isInRange(String text) {
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= LocalDate.of(number(text, 0, 4), month, 1).lengthOfMonth()
        && number(text, 11, 13) < 24
        && number(text, 14, 16) < 60
        && number(text, 17, 19) < 60;
  }

  private static boolean isFraction(String text, int start, int end) {
    int digits = end - start - 1;
    if (text.charAt(start) != '.' || digits < 1 || digits > MAX_FRACTION) {
      return false;
    }
    for (int i = start + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static Instant usual(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    int second = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
    int nanos = 0;
    int start = SHAPE.length() + 1;
    if (text.length() > start) {
      int end = text.length() - 1;
      nanos = number(text, start, end);
      for (int i = end - start; i < MAX_FRACTION; i++) {
        nanos *= 10;
      }
    }
    return Instant.ofEpochSecond(day * SECONDS_OF_DAY + second, nanos);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /** The text of an instant. */
  static String of(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds < FIRST || seconds > LAST) {
      return instant.toString();
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
    int second = Math.floorMod(seconds, SECONDS_OF_DAY);
    StringBuilder text = new StringBuilder(SHAPE.length() + MAX_FRACTION + 2);
    digits(text, date.getYear(), 4).append('-');
    digits(text, date.getMonthValue(), 2).append('-');
    digits(text, date.getDayOfMonth(), 2).append('T');
    digits(text, second / 3600, 2).append(':');
    digits(text, second / 60 % 60, 2).append(':');
    digits(text, second % 60, 2);
    return fraction(text, instant.getNano()).append('Z').toString();
  }

  // Three digits, six or nine, as few as will do.
  private static StringBuilder fraction(StringBuilder text, int nanos) {
    if (nanos == 0) {
      return text;
    }
    text.append('.');
    if (nanos % 1_000_000 == 0) {
      return digits(text, nanos / 1_000_000, 3);
    }
    return nanos % 1000 == 0 ? digits(text, nanos / 1000, 6) : digits(text, nanos, MAX_FRACTION);
  }

  private static StringBuilder digits(StringBuilder text, int number, int count) {
    int place = 1;
    for (int i = 1; i < count; i++) {
      place *= 10;
    }
    for (; place > 0; place /= 10) {
      text.append((char) ('0' + number / place % 10));
    }
    return text;
  }
}
