package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Values that are stored as text; each is read back once before it is written, unless Java promises
 * that its text is read as the same value.
 */
final class TextCodec<V> extends Codec {

  private final Class<V> type;
  private final String what;
  private final Function<V, String> format;
  private final Function<String, V> parse;
  private final BiPredicate<V, V> same;
  private final boolean exact;

  TextCodec(Class<V> type, String what, Function<V, String> format, Function<String, V> parse) {
    this(type, what, format, parse, Objects::equals);
  }

  TextCodec(
      Class<V> type,
      String what,
      Function<V, String> format,
      Function<String, V> parse,
      BiPredicate<V, V> same) {
    this(type, what, format, parse, same, false);
  }

  private TextCodec(
      Class<V> type,
      String what,
      Function<V, String> format,
      Function<String, V> parse,
      BiPredicate<V, V> same,
      boolean exact) {
    super(true);
    this.exact = exact;
    this.type = type;
    this.what = what;
    this.format = format;
    this.parse = parse;
    this.same = same;
  }

  /** A codec of values whose text is always read as the same value. */
  static <V> TextCodec<V> exact(
      Class<V> type, String what, Function<V, String> format, Function<String, V> parse) {
    return new TextCodec<>(type, what, format, parse, Objects::equals, true);
  }

  @Override
  protected boolean isInstance(Object value) {
    return type.isInstance(value);
  }

  @Override
  public boolean isKey() {
    return true;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    V typed = type.cast(value);
    JsonValue json;
    try {
      json = Texts.json(format.apply(typed));
    } catch (ConversionException refused) {
      throw refused;
    } catch (RuntimeException unprintable) {
      throw new ConversionException("cannot be written as " + what, unprintable);
    }
    if (!exact && !same.test(typed, type.cast(read(json)))) {
      throw new ConversionException("would lose a part of its value when written as " + what);
    }
    return json;
  }

  @Override
  public Object decodeUsual(JsonValue json) {
    return json instanceof JsonString text ? of(text.getString()) : null;
  }

  @Override
  protected Object read(JsonValue json) {
    return of(Texts.of(json, what));
  }

  private V of(String text) {
    try {
      return parse.apply(text);
    } catch (RuntimeException unreadable) {
      throw new ConversionException("is text, but not " + what, unreadable);
    }
  }
}
