package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParsePosition;
import java.util.Locale;

/**
 * Numbers as text in the format of {@code @JsonbNumberFormat}. A number of which the format shows
 * only a part is refused. Without a locale the format is that of no country, so that what one
 * machine writes another can read; JSON numbers are read as well.
 */
final class NumberFormatCodec extends Codec {

  private final Codec plain;
  private final DecimalFormat prototype;
  private final String what;

  NumberFormatCodec(Codec plain, JsonbNumberFormat format) {
    this.plain = plain;
    this.prototype = prototype(format);
    this.what = "a number of the format '" + prototype.toPattern() + "'";
  }

  private static DecimalFormat prototype(JsonbNumberFormat format) {
    Locale locale =
        format.locale().equals(JsonbNumberFormat.DEFAULT_LOCALE)
            ? Locale.ROOT
            : Locale.forLanguageTag(format.locale());
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    try {
      DecimalFormat result =
          format.value().isEmpty()
              ? new DecimalFormat("#0.###", symbols)
              : new DecimalFormat(format.value(), symbols);
      result.setParseBigDecimal(true);
      return result;
    } catch (IllegalArgumentException malformed) {
      throw new UnsupportedTypeException(
          "has a @JsonbNumberFormat that is no pattern: "
              + malformed.getMessage()
              + "; correct it");
    }
  }

  @Override
  public Object absent() {
    return plain.absent();
  }

  @Override
  protected Object nullElement() {
    return plain.nullElement();
  }

  @Override
  protected boolean isInstance(Object value) {
    return plain.isInstance(value);
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    JsonValue exact = plain.write(value, place);
    JsonValue text = Texts.json(((DecimalFormat) prototype.clone()).format(value));
    if (!JsonbCodec.same(exact, plain.write(read(text), place))) {
      throw new ConversionException("would lose digits when written as " + what);
    }
    return text;
  }

  @Override
  protected Object read(JsonValue json) {
    if (!(json instanceof JsonString formatted) || json instanceof TypedDecimal) {
      return plain.read(json);
    }
    String text = formatted.getString();
    ParsePosition position = new ParsePosition(0);
    // The formats of the JDK keep state while they parse, so each call has its own.
    Number number = ((DecimalFormat) prototype.clone()).parse(text, position);
    if (!(number instanceof BigDecimal decimal) || position.getIndex() < text.length()) {
      throw new ConversionException("is text, but not " + what);
    }
    return plain.read(PlainJson.PROVIDER.createValue(decimal));
  }

  @Override
  public Object fromText(String text) {
    try {
      return super.fromText(text);
    } catch (ConversionException otherFormat) {
      return plain.fromText(text);
    }
  }
}
