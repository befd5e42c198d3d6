package io.dustlayer.cdi.server.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.eclipse.parsson.JsonProviderImpl;

/**
 * Makes JSON values. The static methods of {@link jakarta.json.Json} search the class path at every
 * call, which takes longer than answering a request.
 *
 * <p>An integer of the Dust value model is a {@link JsonNumber} of scale 0, a float one of any
 * other scale; JSON-P itself would take the float {@code 1.23456789E8} for an integer.
 */
public final class JsonValues {
  static final JsonProvider PROVIDER = new JsonProviderImpl();

  private JsonValues() {}

  /**
   * Begins an object.
   *
   * @return an empty builder
   */
  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  /**
   * Begins an array.
   *
   * @return an empty builder
   */
  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  /**
   * A string.
   *
   * @param text not null
   * @return its value
   */
  public static JsonString string(String text) {
    return PROVIDER.createValue(text);
  }

  /**
   * An exact integer.
   *
   * @param value any
   * @return a number whose {@link JsonNumber#isIntegral()} is true
   */
  public static JsonNumber integer(long value) {
    return PROVIDER.createValue(value);
  }

  /**
   * An exact integer.
   *
   * @param value not null
   * @return a number whose {@link JsonNumber#isIntegral()} is true
   */
  public static JsonNumber integer(BigInteger value) {
    return PROVIDER.createValue(value);
  }

  /**
   * A 64-bit float.
   *
   * @param value finite
   * @return a number whose {@link JsonNumber#isIntegral()} is false
   */
  public static JsonNumber floating(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value);
    return PROVIDER.createValue(decimal.scale() == 0 ? decimal.setScale(1) : decimal);
  }
}
