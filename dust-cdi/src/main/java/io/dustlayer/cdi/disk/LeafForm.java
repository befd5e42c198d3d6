package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/**
 * What a leaf holds besides its path, as bytes: its revision, then a letter for each kind of value
 * and what that kind needs. Numbers keep every digit, also zeros at their end. Written by one
 * thread at a time, read by any.
 */
final class LeafForm {

  /** Deeper than JSON parsers go; what comes deeper is no value but damage. */
  private static final int MAX_DEPTH = 1000;

  private static final byte NULL = 'n';
  private static final byte TRUE = 't';
  private static final byte FALSE = 'f';
  private static final byte WHOLE = 'w';
  private static final byte DECIMAL = 'd';
  private static final byte TEXT = 's';
  private static final byte ARRAY = 'a';
  private static final byte OBJECT = 'o';

  private final JsonProvider json;
  private final WriteBuffer target = new WriteBuffer(1024);

  LeafForm(JsonProvider json) {
    this.json = json;
  }

  byte[] bytes(Leaf leaf) {
    target.clear();
    target.putVarLong(leaf.revision());
    put(leaf.value(), 0);
    byte[] bytes = new byte[target.position()];
    target.position(0);
    target.limit(bytes.length);
    target.get(bytes);
    return bytes;
  }

  /**
   * The leaf that was written.
   *
   * @throws RuntimeException of any kind if the bytes are damaged
   */
  Leaf leaf(String path, byte[] bytes) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    long revision = DataUtils.readVarLong(source);
    Leaf leaf = new Leaf(path, value(source, 0), revision);
    if (source.hasRemaining()) {
      throw new IllegalArgumentException("bytes are left after the value");
    }
    return leaf;
  }

  private void put(JsonValue value, int depth) {
    check(depth);
    switch (value.getValueType()) {
      case NULL -> target.put(NULL);
      case TRUE -> target.put(TRUE);
      case FALSE -> target.put(FALSE);
      case NUMBER -> put((JsonNumber) value);
      case STRING -> {
        target.put(TEXT);
        put(((JsonString) value).getString());
      }
      case ARRAY -> {
        JsonArray items = value.asJsonArray();
        target.put(ARRAY).putVarInt(items.size());
        items.forEach(item -> put(item, depth + 1));
      }
      case OBJECT -> {
        JsonObject members = value.asJsonObject();
        target.put(OBJECT).putVarInt(members.size());
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          put(member.getKey());
          put(member.getValue(), depth + 1);
        }
      }
    }
  }

  private void put(String text) {
    TextForm form = TextForm.of(text);
    byte[] bytes = form.bytes(text);
    target.put((byte) form.ordinal()).putVarInt(bytes.length).put(bytes);
  }

  private void put(JsonNumber number) {
    if (number.isIntegral()) {
      BigInteger whole = number.bigIntegerValue();
      if (whole.bitLength() < Long.SIZE) {
        target.put(WHOLE).putVarLong(zigzag(whole.longValue()));
        return;
      }
    }
    BigDecimal decimal = number.bigDecimalValue();
    byte[] digits = decimal.unscaledValue().toByteArray();
    target.put(DECIMAL).putVarLong(zigzag(decimal.scale())).putVarInt(digits.length).put(digits);
  }

  private JsonValue value(ByteBuffer source, int depth) {
    check(depth);
    byte kind = source.get();
    return switch (kind) {
      case NULL -> JsonValue.NULL;
      case TRUE -> JsonValue.TRUE;
      case FALSE -> JsonValue.FALSE;
      case WHOLE -> whole(unzigzag(DataUtils.readVarLong(source)));
      case DECIMAL -> decimal(source);
      case TEXT -> json.createValue(text(source));
      case ARRAY -> array(source, depth);
      case OBJECT -> object(source, depth);
      default -> throw new IllegalArgumentException("no kind of value is " + kind);
    };
  }

  private JsonValue array(ByteBuffer source, int depth) {
    JsonArrayBuilder items = json.createArrayBuilder();
    for (int left = DataUtils.readVarInt(source); left > 0; left--) {
      items.add(value(source, depth + 1));
    }
    return items.build();
  }

  private JsonValue object(ByteBuffer source, int depth) {
    JsonObjectBuilder members = json.createObjectBuilder();
    for (int left = DataUtils.readVarInt(source); left > 0; left--) {
      members.add(text(source), value(source, depth + 1));
    }
    return members.build();
  }

  private JsonValue whole(long number) {
    return number == (int) number ? json.createValue((int) number) : json.createValue(number);
  }

  private JsonValue decimal(ByteBuffer source) {
    int scale = Math.toIntExact(unzigzag(DataUtils.readVarLong(source)));
    byte[] digits = new byte[length(source)];
    source.get(digits);
    return json.createValue(new BigDecimal(new BigInteger(digits), scale));
  }

  private static String text(ByteBuffer source) {
    TextForm form = TextForm.at(source.get());
    int length = length(source);
    String text = form.text(source.array(), source.position(), length);
    source.position(source.position() + length);
    return text;
  }

  private static int length(ByteBuffer source) {
    int length = DataUtils.readVarInt(source);
    if (length < 0 || length > source.remaining()) {
      throw new IllegalArgumentException("a part is longer than the whole");
    }
    return length;
  }

  private static void check(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("a value has more than " + MAX_DEPTH + " levels");
    }
  }

  // Small numbers are short also if they are negative.
  private static long zigzag(long number) {
    return number << 1 ^ number >> Long.SIZE - 1;
  }

  private static long unzigzag(long number) {
    return number >>> 1 ^ -(number & 1);
  }
}
