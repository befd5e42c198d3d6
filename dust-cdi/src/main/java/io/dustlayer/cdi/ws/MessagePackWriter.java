package io.dustlayer.cdi.ws;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.msgpack.core.MessagePacker;

/**
 * Writes JSON values as MessagePack. Whole numbers of up to 64 bits stay whole; others become
 * 64-bit floats, which is what servers make of them in JSON as well.
 */
final class MessagePackWriter {

  private static final int SIGNED_BITS = 63;
  private static final int UNSIGNED_BITS = 64;

  private final MessagePacker packer;

  MessagePackWriter(MessagePacker packer) {
    this.packer = packer;
  }

  void text(String text) throws IOException {
    if (text == null) {
      packer.packNil();
    } else {
      packer.packString(text);
    }
  }

  void value(JsonValue value) throws IOException {
    switch (value.getValueType()) {
      case NULL -> packer.packNil();
      case TRUE -> packer.packBoolean(true);
      case FALSE -> packer.packBoolean(false);
      case STRING -> packer.packString(((JsonString) value).getString());
      case NUMBER -> number((JsonNumber) value);
      case ARRAY -> {
        packer.packArrayHeader(value.asJsonArray().size());
        for (JsonValue element : value.asJsonArray()) {
          value(element);
        }
      }
      case OBJECT -> {
        packer.packMapHeader(value.asJsonObject().size());
        for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
          packer.packString(member.getKey());
          value(member.getValue());
        }
      }
    }
  }

  private void number(JsonNumber number) throws IOException {
    // A number such as 1e9999999 must not be written out in digits.
    if (number.isIntegral() && number.bigDecimalValue().precision() <= 20) {
      BigInteger whole = number.bigIntegerValueExact();
      if (whole.bitLength() <= SIGNED_BITS) {
        packer.packLong(whole.longValueExact());
        return;
      }
      if (whole.signum() > 0 && whole.bitLength() <= UNSIGNED_BITS) {
        packer.packBigInteger(whole);
        return;
      }
    }
    double decimal = number.doubleValue();
    if (Double.isInfinite(decimal)) {
      throw new IllegalArgumentException("a number is beyond every 64-bit float");
    }
    packer.packDouble(decimal);
  }
}
