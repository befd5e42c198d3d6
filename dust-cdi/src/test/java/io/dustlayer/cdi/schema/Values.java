package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.bean.TypeBindings;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values of any supported type, awkward ones and ones that cannot be stored included. */
final class Values {

  private static final int DEPTH = 3;

  private Values() {}

  static Arbitrary<Object> of(Type type) {
    return of(type, DEPTH);
  }

  @SuppressWarnings("unchecked")
  private static Arbitrary<Object> of(Type type, int depth) {
    Class<?> raw = TypeBindings.erase(type);
    Arbitrary<Object> present = (Arbitrary<Object>) present(type, raw, depth);
    return raw.isPrimitive() ? present : present.injectNull(depth == DEPTH ? 0.05 : 0.2);
  }

  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(8),
        Arbitraries.strings().withCharRange('a', 'f').ofMinLength(1).ofMaxLength(4),
        Arbitraries.of(
            "", " ", "a/b", "~", "~1", "_json", "_scalar", "ä", "😀", "..", "%2F", "\u0000",
            "\"\\"));
  }

  private static Arbitrary<String> keys() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(4)),
        Tuple.of(1, texts()),
        Tuple.of(1, Arbitraries.of("_type", "_typed", "\uD800")));
  }

  static Arbitrary<BigDecimal> decimals() {
    return Arbitraries.oneOf(
        Arbitraries.bigDecimals().ofScale(2),
        Arbitraries.bigDecimals().ofScale(20),
        Arbitraries.integers().between(-400, 400).map(scale -> BigDecimal.valueOf(15, scale)),
        Arbitraries.doubles().map(BigDecimal::new),
        Arbitraries.doubles().map(BigDecimal::valueOf),
        Arbitraries.of("0", "0.000", "-0.1", "1E+2", "1.50", "2E23", "8.41E21", "9007199254740993")
            .map(BigDecimal::new));
  }

  static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.of(
            0.0,
            -0.0,
            100.0,
            1e23,
            2e23,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY));
  }

  static Arbitrary<Instant> instants() {
    return Arbitraries.oneOf(
        Arbitraries.longs()
            .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
            .flatMap(
                second ->
                    Arbitraries.integers()
                        .between(0, 999_999_999)
                        .map(nano -> Instant.ofEpochSecond(second, nano))),
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli));
  }

  private static Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
  }

  private static Arbitrary<LocalDateTime> dateTimes() {
    return Arbitraries.oneOf(
        instants().map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC)),
        Arbitraries.longs()
            .between(0, 4_000_000_000L)
            .map(second -> LocalDateTime.ofEpochSecond(second / 60 * 60, 0, ZoneOffset.UTC)));
  }

  private static Arbitrary<Instant> recent() {
    return Arbitraries.longs().between(-9_000_000_000L, 9_000_000_000L).map(Instant::ofEpochSecond);
  }

  private static Map<Class<?>, Arbitrary<?>> scalars() {
    Map<Class<?>, Arbitrary<?>> all = new LinkedHashMap<>();
    all.put(String.class, texts());
    for (Class<?> type : List.of(byte.class, Byte.class)) {
      all.put(type, Arbitraries.bytes());
    }
    for (Class<?> type : List.of(short.class, Short.class)) {
      all.put(type, Arbitraries.shorts());
    }
    for (Class<?> type : List.of(int.class, Integer.class)) {
      all.put(type, Arbitraries.integers());
    }
    for (Class<?> type : List.of(long.class, Long.class)) {
      all.put(type, Arbitraries.longs());
    }
    for (Class<?> type : List.of(float.class, Float.class)) {
      all.put(
          type,
          Arbitraries.oneOf(
              Arbitraries.floats(), Arbitraries.integers().map(Float::intBitsToFloat)));
    }
    for (Class<?> type : List.of(double.class, Double.class)) {
      all.put(type, doubles());
    }
    for (Class<?> type : List.of(boolean.class, Boolean.class)) {
      all.put(type, Arbitraries.of(true, false));
    }
    for (Class<?> type : List.of(char.class, Character.class)) {
      all.put(type, Arbitraries.chars().all());
    }
    all.put(BigInteger.class, Arbitraries.bigIntegers());
    all.put(BigDecimal.class, decimals());
    all.put(UUID.class, Arbitraries.longs().map(high -> new UUID(high, ~high * 31)));
    all.put(URI.class, Arbitraries.of("https://a.b/c?d=e#f", "x", "", "urn:a:b").map(URI::create));
    all.put(Currency.class, Arbitraries.of(Currency.getAvailableCurrencies()));
    all.put(Everything.Celsius.class, doubles().map(degrees -> new Everything.Celsius(degrees)));
    all.putAll(times());
    return all;
  }

  private static Map<Class<?>, Arbitrary<?>> times() {
    Map<Class<?>, Arbitrary<?>> all = new LinkedHashMap<>();
    all.put(Instant.class, instants());
    all.put(LocalDateTime.class, dateTimes());
    all.put(LocalDate.class, dateTimes().map(LocalDateTime::toLocalDate));
    all.put(LocalTime.class, dateTimes().map(LocalDateTime::toLocalTime));
    all.put(
        OffsetTime.class,
        dateTimes().flatMap(at -> offsets().map(off -> at.toLocalTime().atOffset(off))));
    all.put(OffsetDateTime.class, dateTimes().flatMap(at -> offsets().map(at::atOffset)));
    all.put(
        ZonedDateTime.class,
        recent()
            .flatMap(
                at ->
                    Arbitraries.of(ZoneId.getAvailableZoneIds())
                        .map(id -> at.atZone(ZoneId.of(id)))));
    all.put(
        Year.class, Arbitraries.integers().between(Year.MIN_VALUE, Year.MAX_VALUE).map(Year::of));
    all.put(YearMonth.class, dateTimes().map(YearMonth::from));
    all.put(MonthDay.class, dateTimes().map(MonthDay::from));
    all.put(Period.class, Arbitraries.integers().map(days -> Period.of(days / 7, days % 13, days)));
    all.put(
        Duration.class,
        Arbitraries.longs().map(seconds -> Duration.ofSeconds(seconds, seconds & 0xFFFFFF)));
    all.put(ZoneId.class, Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of));
    all.put(ZoneOffset.class, offsets());
    all.put(Date.class, recent().map(Date::from));
    return all;
  }

  private static Arbitrary<?> present(Type type, Class<?> raw, int depth) {
    Arbitrary<?> scalar = SCALARS.get(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw.isEnum()) {
      return Arbitraries.of(raw.getEnumConstants());
    }
    if (JsonValue.class.isAssignableFrom(raw)) {
      return jsonOf(raw);
    }
    if (raw.isArray()) {
      return array(raw.getComponentType(), depth);
    }
    if (raw == Everything.Place.class) {
      return places();
    }
    return raw.isRecord() ? record(type, raw, depth) : container(type, raw, depth);
  }

  private static final Map<Class<?>, Arbitrary<?>> SCALARS = scalars();

  private static Arbitrary<?> places() {
    return doubles()
        .filter(Double::isFinite)
        .flatMap(
            longitude ->
                decimals()
                    .injectNull(0.2)
                    .flatMap(
                        height ->
                            texts()
                                .list()
                                .ofMaxSize(2)
                                .map(names -> new Everything.Place(longitude, height, names))));
  }

  private static Arbitrary<Object> array(Class<?> component, int depth) {
    return of(component, depth - 1)
        .list()
        .ofMaxSize(4)
        .map(
            elements -> {
              Object array = Array.newInstance(component, elements.size());
              for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, elements.get(i));
              }
              return array;
            });
  }

  private static Arbitrary<?> container(Type type, Class<?> raw, int depth) {
    if (raw == Optional.class) {
      return argument(type, Optional.class, 0, depth).map(Optional::ofNullable);
    }
    if (raw == OptionalInt.class) {
      return Arbitraries.integers().map(OptionalInt::of).injectNull(0.2);
    }
    if (raw == OptionalLong.class) {
      return Arbitraries.longs().map(OptionalLong::of).injectNull(0.2);
    }
    if (raw == OptionalDouble.class) {
      return doubles().filter(number -> number != 0).map(OptionalDouble::of);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(type, raw, depth);
    }
    Arbitrary<List<Object>> elements =
        argument(type, Collection.class, 0, depth).list().ofMaxSize(3);
    if (raw == SortedSet.class) {
      return elements.map(list -> new TreeSet<>(list.stream().filter(e -> e != null).toList()));
    }
    return raw == Set.class ? elements.map(LinkedHashSet::new) : elements.map(ArrayList::new);
  }

  private static Arbitrary<?> map(Type type, Class<?> raw, int depth) {
    List<Type> arguments = TypeBindings.arguments(type, Map.class).orElseThrow();
    Arbitrary<?> key =
        arguments.get(0) == String.class
            ? keys()
            : of(arguments.get(0), depth - 1).filter(k -> k != null);
    Arbitrary<? extends Map<?, Object>> map =
        Arbitraries.maps(key, of(arguments.get(1), depth - 1)).ofMaxSize(3);
    return raw == SortedMap.class ? map.map(TreeMap::new) : map;
  }

  private static Arbitrary<Object> argument(Type type, Class<?> generic, int index, int depth) {
    return of(TypeBindings.arguments(type, generic).orElseThrow().get(index), depth - 1);
  }

  static Arbitrary<Object> record(Type type, Class<?> raw, int depth) {
    RecordComponent[] components = raw.getRecordComponents();
    TypeBindings bindings = TypeBindings.of(type);
    Arbitrary<List<Object>> values = Arbitraries.just(List.of());
    for (RecordComponent component : components) {
      Type resolved = bindings.resolve(component.getGenericType());
      Arbitrary<Object> value =
          component.getName().equals("slug")
              ? Arbitraries.just("key")
              : depth <= 0 && !component.getType().isPrimitive()
                  ? Arbitraries.of((Object) null).injectNull(1)
                  : of(resolved, depth - 1);
      values = values.flatMap(before -> value.map(next -> append(before, next)));
    }
    return values.map(arguments -> construct(raw, components, arguments));
  }

  private static List<Object> append(List<Object> before, Object next) {
    List<Object> longer = new ArrayList<>(before);
    longer.add(next);
    return longer;
  }

  static Object construct(Class<?> raw, RecordComponent[] components, List<Object> arguments) {
    try {
      Constructor<?> canonical =
          raw.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      canonical.setAccessible(true);
      return canonical.newInstance(arguments.toArray());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Arbitrary<?> jsonOf(Class<?> raw) {
    if (raw == JsonString.class) {
      return texts().map(Json::createValue);
    }
    if (raw == JsonNumber.class) {
      return decimals().map(Json::createValue);
    }
    if (raw == JsonArray.class) {
      return jsonArray(2);
    }
    return raw == JsonObject.class ? jsonObject(2) : json(2);
  }

  private static Arbitrary<JsonValue> json(int depth) {
    Arbitrary<JsonValue> leaf =
        Arbitraries.oneOf(
            Arbitraries.of(JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL),
            texts().map(Json::createValue),
            decimals().map(Json::createValue));
    return depth == 0
        ? leaf
        : Arbitraries.oneOf(leaf, jsonArray(depth).map(v -> v), jsonObject(depth).map(v -> v));
  }

  private static Arbitrary<JsonArray> jsonArray(int depth) {
    return json(depth - 1)
        .list()
        .ofMaxSize(3)
        .map(
            values -> {
              JsonArrayBuilder array = Json.createArrayBuilder();
              values.forEach(array::add);
              return array.build();
            });
  }

  private static Arbitrary<JsonObject> jsonObject(int depth) {
    return Arbitraries.maps(keys(), json(depth - 1))
        .ofMaxSize(3)
        .map(
            values -> {
              JsonObjectBuilder object = Json.createObjectBuilder();
              values.forEach(object::add);
              return object.build();
            });
  }
}
