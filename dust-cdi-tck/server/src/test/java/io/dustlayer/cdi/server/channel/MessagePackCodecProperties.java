package io.dustlayer.cdi.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessagePackCodecProperties {
  private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private final MessageCodec friendly = new MessagePackCodec(Set.of());
  private final MessageCodec crashing = new MessagePackCodec(Set.of(Quirk.MESSAGEPACK_CRASHES));

  @Provide
  Arbitrary<JsonValue> values() {
    return values(3);
  }

  private Arbitrary<JsonValue> values(int depth) {
    Arbitrary<JsonValue> leaves =
        Arbitraries.oneOf(
            Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE),
            Arbitraries.strings().ofMaxLength(40).filter(this::isUnicode).map(JsonValues::string),
            Arbitraries.bigIntegers()
                .between(BigInteger.valueOf(Long.MIN_VALUE), MOST)
                .map(JsonValues::integer),
            Arbitraries.doubles().map(JsonValues::floating));
    return depth == 0
        ? leaves
        : Arbitraries.oneOf(leaves, arrays(values(depth - 1)), objects(values(depth - 1)));
  }

  private boolean isUnicode(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  private static Arbitrary<JsonValue> arrays(Arbitrary<JsonValue> elements) {
    return elements.list().ofMaxSize(4).map(MessagePackCodecProperties::array);
  }

  private static JsonValue array(List<JsonValue> elements) {
    JsonArrayBuilder array = JsonValues.array();
    elements.forEach(array::add);
    return array.build();
  }

  private static Arbitrary<JsonValue> objects(Arbitrary<JsonValue> members) {
    return Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(6), members)
        .ofMaxSize(4)
        .map(MessagePackCodecProperties::object);
  }

  private static JsonValue object(Map<String, JsonValue> members) {
    JsonObjectBuilder object = JsonValues.object();
    members.forEach(object::add);
    return object.build();
  }

  @Property(tries = 100)
  void whatWasEncodedIsDecodedAsTheSame(@ForAll("values") JsonValue payload)
      throws UndecodableFrameException {
    Message message =
        new Message(JsonValues.string("1"), JsonValues.integer(7), "store:a/b", "e", payload);
    assertThat(friendly.decode(friendly.encode(message))).isEqualTo(message);
  }

  @Property(tries = 1000)
  void anyBytesAreAMessageOrUndecodable(@ForAll byte[] bytes) {
    try {
      assertThat(friendly.decode(new WireFrame.Binary(bytes)).topic()).isNotNull();
    } catch (UndecodableFrameException undecodable) {
      assertThat(undecodable).hasMessageMatching("(?s).+");
    }
  }

  @Example
  void aClaimOfMoreBytesThanThereAreReservesNothing() {
    byte[] claimsTwoGigabytes = {(byte) 0xc6, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xf7};
    assertThatThrownBy(() -> friendly.decode(new WireFrame.Binary(claimsTwoGigabytes)))
        .isInstanceOf(UndecodableFrameException.class)
        .hasMessageContaining("claims");
  }

  @Example
  void aClaimOfALongerTextThanThereIsReservesNothing() {
    byte[] claimsTwoGigabytes = {(byte) 0xdb, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xf7};
    assertThatThrownBy(() -> friendly.decode(new WireFrame.Binary(claimsTwoGigabytes)))
        .isInstanceOf(UndecodableFrameException.class);
  }

  @Example
  void aTextFrameIsTakenForJson() throws UndecodableFrameException {
    WireFrame text = new WireFrame.Text("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
    assertThat(friendly.decode(text).event()).isEqualTo("heartbeat");
  }

  @Example
  void aDatetimeIsATimestampExtension() {
    TypedText time = new TypedText(TypedText.Kind.DATETIME, "2026-01-02T03:04:05Z");
    assertThat(hex(friendly, time)).endsWith("d6ff695735a5");
    assertThat(hex(crashing, time)).endsWith("d6ff695735a5");
    TypedText recorded = new TypedText(TypedText.Kind.DATETIME, "2026-01-02T03:04:05.5Z");
    assertThat(hex(crashing, recorded)).endsWith("d7ff77359400695735a5");
  }

  @Example
  void aDecimalIsAStringUnlessTheQuirkCrashes() {
    TypedText decimal = new TypedText(TypedText.Kind.DECIMAL, "1.5");
    assertThat(hex(friendly, decimal)).endsWith("a3312e35");
    assertThatThrownBy(() -> hex(crashing, decimal)).isInstanceOf(ChannelCrash.class);
  }

  @Example
  void anIntegerBeyond64BitsIsAFloatUnlessTheQuirkCrashes() {
    JsonValue large = JsonValues.integer(MOST.add(BigInteger.ONE));
    assertThat(hex(friendly, large)).endsWith("cb43f0000000000000");
    assertThatThrownBy(() -> hex(crashing, large)).isInstanceOf(ChannelCrash.class);
  }

  @Example
  void numbersThatAreNotFiniteCannotBeDecoded() {
    byte[] bytes = HexFormat.of().parseHex("95c0c0a174a165cb7ff8000000000000");
    assertThatThrownBy(() -> friendly.decode(new WireFrame.Binary(bytes)))
        .isInstanceOf(UndecodableFrameException.class);
  }

  private static String hex(MessageCodec codec, JsonValue payload) {
    Message message = new Message(JsonValue.NULL, JsonValue.NULL, "t", "e", payload);
    return HexFormat.of().formatHex(((WireFrame.Binary) codec.encode(message)).bytes());
  }
}
