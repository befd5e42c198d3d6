package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;

/** Decimals in normal form; also read from the text that typed decimals come as. */
final class DecimalCodec extends NumberCodec {

  DecimalCodec() {
    super(BigDecimal.class);
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return PlainJson.PROVIDER.createValue(Decimals.storable((BigDecimal) typed(value)));
  }

  @Override
  protected Object read(JsonValue json) {
    return json instanceof JsonString text ? fromText(text.getString()) : super.read(json);
  }

  @Override
  Object of(BigDecimal number) {
    return Decimals.kept(number);
  }

  @Override
  public Object fromText(String text) {
    return Decimals.normal(parse(text));
  }
}
