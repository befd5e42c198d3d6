package io.dustlayer.cdi.server.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as answers show them: always with all digits of their precision. */
public final class Timestamps {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /**
   * An instant in UTC.
   *
   * @param instant not null
   * @return ISO 8601 with three digits of the second
   */
  public static String millis(Instant instant) {
    return MILLIS.format(instant);
  }

  /**
   * An instant in UTC.
   *
   * @param instant not null
   * @return ISO 8601 with six digits of the second
   */
  public static String micros(Instant instant) {
    return MICROS.format(instant);
  }
}
