package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class FrameCodecTest {

  private final JsonFrameCodec json = new JsonFrameCodec(JsonProvider.provider());
  private final MessagePackCodec messagePack = new MessagePackCodec(JsonProvider.provider());

  @Test
  void aFrameIsAnArrayOfFiveParts() throws Exception {
    Frame heartbeat = new Frame(null, "1", "phoenix", "heartbeat", JsonValue.EMPTY_JSON_OBJECT);

    assertThat(json.encode(heartbeat)).isEqualTo("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
    assertThat(HexFormat.of().formatHex(messagePack.encode(heartbeat).array()))
        .isEqualTo("95c0a131a770686f656e6978a968656172746265617480");
    assertThat(json.decode(json.encode(heartbeat))).isEqualTo(heartbeat);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "[null,null,\"t\",\"e\"]",
        "[null,null,\"t\",\"e\",{},1]",
        "[null,null,\"t\",\"e\",{}] x",
        "[null,null,null,\"e\",{}]",
        "[null,null,\"t\",null,{}]",
        "[{},null,\"t\",\"e\",{}]",
        "[null,null,\"t\",\"e\",{\"a\":}]",
        "[null,null,\"t\",\"e\",{"
      })
  void whatIsNoFrameIsMalformed(String text) {
    assertThatThrownBy(() -> json.decode(text)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void deepNestingIsMalformedAndNotAStackOverflow() {
    String deep = "[null,null,\"t\",\"e\"," + "[".repeat(100_000) + "]".repeat(100_000) + "]";
    ByteBuffer packed = ByteBuffer.allocate(200_000);
    packed.put((byte) 0x95).put((byte) 0xc0).put((byte) 0xc0).put(new byte[] {(byte) 0xa1, 't'});
    packed.put(new byte[] {(byte) 0xa1, 'e'});
    while (packed.remaining() > 1) {
      packed.put((byte) 0x91);
    }
    packed.put((byte) 0xc0).flip();

    assertThatThrownBy(() -> json.decode(deep)).isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> messagePack.decode(packed))
        .isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05.500Z, 2026-01-02T03:04:05.5Z",
    "2026-01-02T03:04:05.123456Z, 2026-01-02T03:04:05.123456Z",
    "1969-12-31T23:59:59.000000001Z, 1969-12-31T23:59:59.000000001Z",
    "2600-01-01T00:00:00Z, 2600-01-01T00:00:00Z"
  })
  void aTimestampIsTheTextThatJsonHasInItsPlace(String instant, String text) throws Exception {
    JsonValue value = decoded(packer -> packer.packTimestamp(Instant.parse(instant)));

    assertThat(value).isEqualTo(Json.createValue(text));
  }

  @Test
  void bytesKeysAndShortFloatsHaveAFormInJson() throws Exception {
    assertThat(decoded(packer -> packer.packBinaryHeader(2).writePayload(new byte[] {1, 2})))
        .isEqualTo(Json.createValue("AQI="));
    assertThat(decoded(packer -> packer.packFloat(0.1f))).hasToString("0.1");
    JsonObject map =
        decoded(packer -> packer.packMapHeader(1).packInt(7).packBoolean(true)).asJsonObject();
    assertThat(map).containsEntry("7", JsonValue.TRUE);
  }

  @Test
  void aHeaderThatClaimsMoreThanThereIsCostsNoMemory() {
    assertThatThrownBy(() -> decoded(packer -> packer.packBinaryHeader(Integer.MAX_VALUE)))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> decoded(packer -> packer.packRawStringHeader(Integer.MAX_VALUE)))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void anUnknownExtensionIsMalformed() {
    assertThatThrownBy(
            () ->
                decoded(
                    packer ->
                        packer.packExtensionTypeHeader((byte) 5, 1).writePayload(new byte[1])))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aNumberBeyondEveryFloatIsNotWritten() {
    Frame frame =
        new Frame(null, null, "t", "e", Json.createValue(new java.math.BigDecimal("1e400")));

    assertThatThrownBy(() -> messagePack.encode(frame))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private interface Packing {
    void pack(MessageBufferPacker packer) throws IOException;
  }

  private JsonValue decoded(Packing payload) throws IOException, MalformedMessageException {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(5).packNil().packNil().packString("t").packString("e");
      payload.pack(packer);
      return messagePack.decode(ByteBuffer.wrap(packer.toByteArray())).payload();
    }
  }
}
