package io.dustlayer.cdi.server.json;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of the Dust value model inside JSON-P's single number type.
 *
 * <p>An integer is a {@link JsonNumber} of scale 0, a float one of any other scale. JSON-P itself
 * would take the float {@code 1.23456789E8} for an integer.
 */
public final class JsonNumbers {
  private JsonNumbers() {}

  /**
   * An exact integer.
   *
   * @param value not null
   * @return a number whose {@link JsonNumber#isIntegral()} is true
   */
  public static JsonNumber integer(BigInteger value) {
    return JsonSupport.PROVIDER.createValue(value);
  }

  /**
   * A 64-bit float.
   *
   * @param value finite
   * @return a number whose {@link JsonNumber#isIntegral()} is false
   */
  public static JsonNumber floating(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value);
    return JsonSupport.PROVIDER.createValue(decimal.scale() == 0 ? decimal.setScale(1) : decimal);
  }

  static JsonValue parse(String token) throws MalformedJsonException {
    if (token.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      return integer(new BigInteger(token));
    }
    double value = Double.parseDouble(token);
    if (Double.isInfinite(value)) {
      throw new MalformedJsonException("the number " + token + " exceeds a 64-bit float");
    }
    return floating(value);
  }

  /** Holds the JSON-P provider: looking it up costs a walk of the class path. */
  static final class JsonSupport {
    static final JsonProvider PROVIDER = JsonProvider.provider();

    private JsonSupport() {}
  }
}
