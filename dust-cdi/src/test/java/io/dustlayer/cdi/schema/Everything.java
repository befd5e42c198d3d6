package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.DustSchema;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

/** Entities that together have a property of every supported type. */
final class Everything {

  private Everything() {}

  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "the highest";
      }
    }
  }

  @DustSchema(prefix = "scalars")
  record Scalars(
      String slug,
      String text,
      @JsonbProperty("Straße / 1~2") String renamed,
      byte tiny,
      Byte tinyBox,
      short small,
      Short smallBox,
      int integer,
      Integer integerBox,
      long big,
      Long bigBox,
      float single,
      Float singleBox,
      double number,
      Double numberBox,
      boolean flag,
      Boolean flagBox,
      char letter,
      Character letterBox,
      BigInteger huge,
      BigDecimal exact,
      Level level,
      UUID id,
      URI uri,
      Currency currency,
      byte[] bytes) {}

  @DustSchema(prefix = "times")
  record Times(
      String slug,
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetTime offsetTime,
      OffsetDateTime offsetDateTime,
      ZonedDateTime zonedDateTime,
      Year year,
      YearMonth yearMonth,
      MonthDay monthDay,
      Period period,
      Duration duration,
      ZoneId zone,
      ZoneOffset offset,
      Date legacy,
      @JsonbDateFormat("dd.MM.uuuu") LocalDate formatted,
      @JsonbDateFormat("dd.MM.uuuu HH:mm") LocalDateTime toTheMinute,
      @JsonbDateFormat(JsonbDateFormat.TIME_IN_MILLIS) Instant millis,
      @JsonbDateFormat("uuuu-MM-dd HH:mm:ss.SSS") List<Instant> formattedList) {}

  @DustSchema(prefix = "containers")
  record Containers(
      String slug,
      int[] ints,
      double[] doubles,
      char[] letters,
      String[][] grid,
      Byte[] byteBoxes,
      List<String> list,
      Set<Integer> set,
      Collection<Long> collection,
      SortedSet<String> sorted,
      Map<String, String> map,
      Map<Level, Integer> byLevel,
      Map<Integer, String> byNumber,
      SortedMap<String, BigDecimal> sortedMap,
      Map<String, List<Double>> lists,
      Map<String, Map<String, Integer>> maps,
      List<Map<String, Integer>> mapList,
      List<Optional<String>> optionals,
      Optional<String> note,
      Optional<Map<String, String>> maybeMap,
      OptionalInt maybeInt,
      OptionalLong maybeLong,
      OptionalDouble maybeDouble,
      JsonValue json,
      JsonObject object,
      JsonArray array,
      JsonString string,
      JsonNumber jsonNumber,
      List<JsonValue> jsons) {}

  record Money(BigDecimal amount, Currency currency) {}

  record Pair<A, B>(A first, B second) {}

  record Author(
      @JsonbProperty("full-name") String name,
      Optional<String> mail,
      Map<String, String> links,
      Author mentor,
      List<Author> students) {}

  /** A value that only its adapter can store. */
  static final class Celsius {

    private final double degrees;

    Celsius(double degrees) {
      this.degrees = degrees + 0.0;
    }

    double degrees() {
      return degrees;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Celsius that && Double.compare(degrees, that.degrees) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(degrees);
    }
  }

  /** Stores degrees with their unit. */
  public static final class CelsiusAdapter implements JsonbAdapter<Celsius, Map<String, Double>> {
    @Override
    public Map<String, Double> adaptToJson(Celsius celsius) {
      return Map.of("celsius", celsius.degrees());
    }

    @Override
    public Celsius adaptFromJson(Map<String, Double> stored) {
      return new Celsius(stored.get("celsius"));
    }
  }

  /** A class as JSON-B likes it. */
  public static class Place {

    @JsonbProperty("long")
    private double longitude;

    private BigDecimal height;
    private List<String> names;

    /** Without values. */
    public Place() {
      super();
    }

    Place(double longitude, BigDecimal height, List<String> names) {
      this.longitude = longitude;
      this.height = height;
      this.names = names;
    }

    /** The longitude. */
    public double getLongitude() {
      return longitude;
    }

    /** Sets the longitude. */
    public void setLongitude(double longitude) {
      this.longitude = longitude;
    }

    /** The height. */
    public BigDecimal getHeight() {
      return height;
    }

    /** Sets the height. */
    public void setHeight(BigDecimal height) {
      this.height = height;
    }

    /** The names. */
    public List<String> getNames() {
      return names;
    }

    /** Sets the names. */
    public void setNames(List<String> names) {
      this.names = names;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Place that
          && longitude + 0.0 == that.longitude + 0.0
          && Objects.equals(names, that.names)
          && (height == null
              ? that.height == null
              : that.height != null && height.compareTo(that.height) == 0);
    }

    @Override
    public int hashCode() {
      return Double.hashCode(longitude + 0.0);
    }
  }

  @DustSchema(prefix = "nested")
  record Nested(
      String slug,
      Author author,
      List<Author> authors,
      Author[] authorArray,
      Map<String, Money> prices,
      Optional<Money> price,
      Pair<String, List<Money>> pair,
      Pair<Level, Map<String, Pair<Integer, Boolean>>> deepPair,
      @JsonbTypeAdapter(CelsiusAdapter.class) Celsius temperature,
      @JsonbTypeAdapter(CelsiusAdapter.class) List<Celsius> temperatures,
      @JsonbNumberFormat("#0.00") BigDecimal cents,
      Place place,
      List<Place> places,
      Map<String, Place> placesByName) {}
}
