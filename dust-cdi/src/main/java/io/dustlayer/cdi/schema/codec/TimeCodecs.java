package io.dustlayer.cdi.schema.codec;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Dates and times as ISO 8601 text. */
final class TimeCodecs {

  // YearMonth.toString leaves out the sign that parsing demands beyond year 9999.
  private static final DateTimeFormatter YEAR_MONTH =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
          .appendLiteral('-')
          .appendValue(ChronoField.MONTH_OF_YEAR, 2)
          .toFormatter();

  private TimeCodecs() {}

  static Map<Class<?>, Codec> all(Codec integer) {
    Map<Class<?>, Codec> codecs = new HashMap<>();
    codecs.put(
        Instant.class,
        TextCodec.exact(Instant.class, "an instant", InstantText::of, InstantText::parse));
    codecs.put(
        LocalDate.class,
        TextCodec.exact(LocalDate.class, "a date", LocalDate::toString, LocalDate::parse));
    codecs.put(
        LocalTime.class,
        TextCodec.exact(LocalTime.class, "a time", LocalTime::toString, LocalTime::parse));
    add(
        codecs,
        LocalDateTime.class,
        "a date and time",
        LocalDateTime::toString,
        TimeCodecs::localDateTime);
    add(
        codecs,
        OffsetDateTime.class,
        "a date and time with offset",
        OffsetDateTime::toString,
        OffsetDateTime::parse);
    add(codecs, OffsetTime.class, "a time with offset", OffsetTime::toString, OffsetTime::parse);
    add(
        codecs,
        ZonedDateTime.class,
        "a date and time with zone",
        ZonedDateTime::toString,
        ZonedDateTime::parse);
    add(
        codecs,
        YearMonth.class,
        "a year and month",
        YEAR_MONTH::format,
        text -> YearMonth.parse(text, YEAR_MONTH));
    add(codecs, MonthDay.class, "a month and day", MonthDay::toString, MonthDay::parse);
    add(codecs, Period.class, "a period", Period::toString, Period::parse);
    add(codecs, Duration.class, "a duration", Duration::toString, Duration::parse);
    add(codecs, ZoneId.class, "a time zone", ZoneId::getId, ZoneId::of);
    add(codecs, ZoneOffset.class, "a zone offset", ZoneOffset::getId, ZoneOffset::of);
    add(codecs, Date.class, "an instant", TimeCodecs::instantText, TimeCodecs::date);
    codecs.put(Year.class, new YearCodec(integer));
    return codecs;
  }

  private static <V> void add(
      Map<Class<?>, Codec> codecs,
      Class<V> type,
      String what,
      Function<V, String> format,
      Function<String, V> parse) {
    codecs.put(type, new TextCodec<>(type, what, format, parse));
  }

  // A typed datetime in a store is always in UTC.
  private static LocalDateTime localDateTime(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeParseException withOffset) {
      OffsetDateTime offset = OffsetDateTime.parse(text);
      if (!offset.getOffset().equals(UTC)) {
        throw withOffset;
      }
      return offset.toLocalDateTime();
    }
  }

  private static String instantText(Date date) {
    return InstantText.of(Instant.ofEpochMilli(date.getTime()));
  }

  private static Date date(String text) {
    return Date.from(InstantText.parse(text));
  }
}
