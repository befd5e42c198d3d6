package io.dustlayer.cdi.schema.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Currency;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The codecs of types without parts. */
final class Scalars {

  // Classes of their own instead of functions in a field: a compiler sees through those.
  static final Codec INTEGER =
      new IntegerCodec<>(Integer.class) {
        @Override
        Integer narrow(BigInteger number) {
          return number.intValueExact();
        }

        @Override
        Integer narrow(long number) {
          return Math.toIntExact(number);
        }
      };
  static final Codec LONG =
      new IntegerCodec<>(Long.class) {
        @Override
        Long narrow(BigInteger number) {
          return number.longValueExact();
        }

        @Override
        Long narrow(long number) {
          return number;
        }
      };
  static final Codec BYTE =
      new IntegerCodec<>(Byte.class) {
        @Override
        Byte narrow(BigInteger number) {
          return number.byteValueExact();
        }

        @Override
        Byte narrow(long number) {
          return BigInteger.valueOf(number).byteValueExact();
        }
      };
  private static final Codec SHORT =
      new IntegerCodec<>(Short.class) {
        @Override
        Short narrow(BigInteger number) {
          return number.shortValueExact();
        }

        @Override
        Short narrow(long number) {
          return BigInteger.valueOf(number).shortValueExact();
        }
      };
  private static final Codec BIG_INTEGER =
      new IntegerCodec<>(BigInteger.class) {
        @Override
        BigInteger narrow(BigInteger number) {
          return number;
        }

        @Override
        BigInteger narrow(long number) {
          return BigInteger.valueOf(number);
        }
      };
  private static final Codec BOOLEAN = new BooleanCodec();
  private static final Codec CHARACTER = new CharacterCodec();

  private static final Map<Class<?>, Codec> ALL = all();

  private Scalars() {}

  static Optional<Codec> of(Class<?> type) {
    return Optional.ofNullable(ALL.get(type));
  }

  /** Whether a number format can apply to a type. */
  static boolean isNumber(Class<?> type) {
    return Number.class.isAssignableFrom(type)
        || (type.isPrimitive() && type != boolean.class && type != char.class);
  }

  private static Map<Class<?>, Codec> all() {
    Map<Class<?>, Codec> codecs = new HashMap<>(TimeCodecs.all(INTEGER));
    codecs.put(String.class, new StringCodec());
    boxed(codecs, Byte.class, byte.class, BYTE, (byte) 0);
    boxed(codecs, Short.class, short.class, SHORT, (short) 0);
    boxed(codecs, Integer.class, int.class, INTEGER, 0);
    boxed(codecs, Long.class, long.class, LONG, 0L);
    boxed(codecs, Float.class, float.class, FloatingCodec.FLOAT, 0f);
    boxed(codecs, Double.class, double.class, FloatingCodec.DOUBLE, 0d);
    boxed(codecs, Boolean.class, boolean.class, BOOLEAN, false);
    boxed(codecs, Character.class, char.class, CHARACTER, (char) 0);
    codecs.put(BigInteger.class, BIG_INTEGER);
    codecs.put(BigDecimal.class, new DecimalCodec());
    codecs.put(UUID.class, TextCodec.exact(UUID.class, "a UUID", UUID::toString, UUID::fromString));
    codecs.put(URI.class, new TextCodec<>(URI.class, "a URI", URI::toString, URI::create));
    // URL.equals asks the name server.
    codecs.put(
        URL.class,
        new TextCodec<>(
            URL.class,
            "a URL",
            URL::toExternalForm,
            Scalars::url,
            (a, b) -> a.toExternalForm().equals(b.toExternalForm())));
    codecs.put(
        Locale.class,
        new TextCodec<>(Locale.class, "a language tag", Locale::toLanguageTag, Scalars::locale));
    codecs.put(
        Currency.class,
        new TextCodec<>(
            Currency.class, "a currency", Currency::getCurrencyCode, Currency::getInstance));
    codecs.put(
        byte[].class,
        new BytesCodec(new ArrayCodec(byte.class, new PrimitiveCodec(BYTE, (byte) 0))));
    return codecs;
  }

  private static void boxed(
      Map<Class<?>, Codec> codecs, Class<?> boxed, Class<?> primitive, Codec codec, Object zero) {
    codecs.put(boxed, codec);
    codecs.put(primitive, new PrimitiveCodec(codec, zero));
  }

  private static URL url(String text) {
    try {
      return new URL(text);
    } catch (MalformedURLException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private static Locale locale(String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
