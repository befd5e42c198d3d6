package io.dustlayer.cdi.schema.codec;

import static java.time.ZoneOffset.UTC;

import jakarta.json.bind.annotation.JsonbDateFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Date;
import java.util.Locale;
import java.util.Map;

/**
 * Dates and times in the format of {@code @JsonbDateFormat}. A value of which the format shows only
 * a part is refused. Without a locale the format is that of no country, so that what one machine
 * writes another can read; ISO 8601 text is read as well.
 */
final class DateFormats {

  private static final Map<Class<?>, TemporalQuery<?>> QUERIES =
      Map.of(
          Instant.class, DateFormats::instant,
          LocalDate.class, LocalDate::from,
          LocalTime.class, LocalTime::from,
          LocalDateTime.class, LocalDateTime::from,
          OffsetDateTime.class, OffsetDateTime::from,
          OffsetTime.class, OffsetTime::from,
          ZonedDateTime.class, ZonedDateTime::from,
          Year.class, Year::from,
          YearMonth.class, YearMonth::from,
          MonthDay.class, MonthDay::from);

  private DateFormats() {}

  static boolean supports(Class<?> type) {
    return QUERIES.containsKey(type) || type == Date.class;
  }

  static Codec codec(Class<?> type, JsonbDateFormat format) {
    Codec plain = Scalars.of(type).orElseThrow();
    if (format.value().equals(JsonbDateFormat.DEFAULT_FORMAT)) {
      return plain;
    }
    if (format.value().equals(JsonbDateFormat.TIME_IN_MILLIS)) {
      if (type != Instant.class && type != Date.class) {
        throw new UnsupportedTypeException(
            "has a @JsonbDateFormat in milliseconds, which only Instant and Date have;"
                + " give it a pattern");
      }
      return new MillisCodec(type, plain);
    }
    DateTimeFormatter formatter = formatter(type, format);
    if (type == Date.class) {
      return new TextCodec<>(
          Date.class,
          what(format),
          date -> formatter.format(Instant.ofEpochMilli(date.getTime())),
          text -> Date.from((Instant) read(formatter, text, Instant.class)));
    }
    return temporal(type.asSubclass(TemporalAccessor.class), format, formatter);
  }

  private static <V extends TemporalAccessor> Codec temporal(
      Class<V> type, JsonbDateFormat format, DateTimeFormatter formatter) {
    return new TextCodec<>(
        type, what(format), formatter::format, text -> type.cast(read(formatter, text, type)));
  }

  private static String what(JsonbDateFormat format) {
    return "text of the format '" + format.value() + "'";
  }

  private static DateTimeFormatter formatter(Class<?> type, JsonbDateFormat format) {
    Locale locale =
        format.locale().equals(JsonbDateFormat.DEFAULT_LOCALE)
            ? Locale.ROOT
            : Locale.forLanguageTag(format.locale());
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format.value(), locale);
      // Instants have no fields of their own; a zone gives them some, but takes offsets from
      // others.
      return type == Instant.class || type == Date.class ? formatter.withZone(UTC) : formatter;
    } catch (IllegalArgumentException malformed) {
      throw new UnsupportedTypeException(
          "has a @JsonbDateFormat that is no pattern: " + malformed.getMessage() + "; correct it");
    }
  }

  private static Object read(DateTimeFormatter formatter, String text, Class<?> type) {
    try {
      return formatter.parse(text, QUERIES.get(type));
    } catch (DateTimeParseException otherFormat) {
      return Scalars.of(type).orElseThrow().fromText(text);
    }
  }

  private static Instant instant(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    return LocalDate.from(parsed).atStartOfDay().toInstant(UTC);
  }
}
