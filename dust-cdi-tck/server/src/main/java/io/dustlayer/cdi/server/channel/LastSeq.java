package io.dustlayer.cdi.server.channel;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The {@code last_store_seq} of a join.
 *
 * @param value as it was sent: it comes back if there is nothing to catch up with
 * @param seq as a number, any beyond 64 bits cut to them; a null is later than every op
 */
record LastSeq(JsonValue value, long seq) {
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  static LastSeq of(JsonValue payload) {
    JsonValue value =
        payload instanceof JsonObject object ? object.get("last_store_seq") : JsonValue.FALSE;
    if (value == JsonValue.NULL) {
      return new LastSeq(value, Long.MAX_VALUE);
    } else if (value instanceof JsonNumber number && number.isIntegral()) {
      return new LastSeq(value, cut(number.bigIntegerValueExact()));
    } else if (value instanceof JsonString text && DIGITS.matcher(text.getString()).matches()) {
      return new LastSeq(value, Long.parseLong(text.getString()));
    }
    throw new RefusedException(JoinRequest.CRASHED);
  }

  private static long cut(BigInteger number) {
    return number.max(BigInteger.ZERO).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }
}
