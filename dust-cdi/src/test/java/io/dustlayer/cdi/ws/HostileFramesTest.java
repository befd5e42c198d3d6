package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import jakarta.json.Json;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are made to do harm: decoded, or refused as malformed with the limit's name. */
@Timeout(60)
class HostileFramesTest {

  private final JsonFrameCodec json = new JsonFrameCodec(JsonProvider.provider());
  private final MessagePackCodec messagePack = new MessagePackCodec(JsonProvider.provider());

  @ParameterizedTest
  @ValueSource(ints = {901, 100_000, 1_000_000})
  void deep_nesting_in_json_names_the_limit(int levels) {
    assertThatThrownBy(() -> json.decode(payload(HostileInput.nested(levels))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a message is nested more than 900 levels deep");
  }

  @ParameterizedTest
  @ValueSource(ints = {901, 100_000, 1_000_000})
  void deep_nesting_in_message_pack_names_the_limit(int levels) {
    byte[] deep = new byte[levels + 1];
    java.util.Arrays.fill(deep, (byte) 0x91);
    deep[levels] = 1;

    assertThatThrownBy(() -> messagePack.decode(ByteBuffer.wrap(framed(deep))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a message is nested more than 900 levels deep");
  }

  @Test
  void nesting_up_to_the_limit_is_read() throws MalformedMessageException {
    // The frame itself is one of the levels.
    assertThat(json.decode(payload(HostileInput.nested(899))).payload()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "-0.5E+99999"})
  void an_exponent_that_would_fill_the_memory_is_named(String number) {
    assertThatThrownBy(() -> json.decode(payload("{\"store_seq\":" + number + "}")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a message has a number with an exponent beyond 9999");
  }

  @Test
  void a_million_digits_are_named() {
    assertThatThrownBy(() -> json.decode(payload("1".repeat(1_000_000))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a message has a number of more than 1000 characters");
  }

  @Test
  void the_last_of_several_members_of_one_name_counts() throws MalformedMessageException {
    assertThat(json.decode(payload("{\"a\":1,\"a\":2}")).payload())
        .isEqualTo(Json.createObjectBuilder().add("a", 2).build());
    byte[] twice = {(byte) 0x82, (byte) 0xA1, 'a', 1, (byte) 0xA1, 'a', 2};
    assertThat(messagePack.decode(ByteBuffer.wrap(framed(twice))).payload())
        .isEqualTo(Json.createObjectBuilder().add("a", 2).build());
  }

  @Test
  void keys_within_keys_are_refused_since_each_level_doubles_what_is_written_out() {
    byte[] keys = new byte[200];
    java.util.Arrays.fill(keys, 0, 60, (byte) 0x81);

    assertThatThrownBy(() -> messagePack.decode(ByteBuffer.wrap(framed(keys))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a message has an array or a map as a key");
  }

  @Test
  void text_that_is_no_utf8_is_refused_and_not_mended() {
    byte[] text = {(byte) 0xA3, 'a', (byte) 0xFF, 'b'};

    assertThatThrownBy(() -> messagePack.decode(ByteBuffer.wrap(framed(text))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a message is no MessagePack");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xDB, 0xC6, 0xC9, 0xDD, 0xDF})
  void a_length_that_is_only_announced_takes_no_memory(int format) {
    byte[] announced = {(byte) format, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, -1, 0, 0};

    assertThatThrownBy(() -> messagePack.decode(ByteBuffer.wrap(framed(announced))))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void half_a_surrogate_pair_is_read_as_it_is() throws MalformedMessageException {
    assertThat(json.decode(payload("\"\\ud800\"")).payload()).isEqualTo(Json.createValue("\ud800"));
  }

  private static String payload(String value) {
    return "[null,null,\"t\",\"e\"," + value + "]";
  }

  /** A frame whose payload is these bytes. */
  static byte[] framed(byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x95);
    frame.write(0xC0);
    frame.write(0xC0);
    frame.writeBytes("\u00A1t\u00A1e".getBytes(StandardCharsets.ISO_8859_1));
    frame.writeBytes(payload);
    return frame.toByteArray();
  }
}
