package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import jakarta.json.spi.JsonProvider;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Messages that are made to do harm: decoded, or refused as malformed. */
class HostileFramesProperties {

  private final JsonFrameCodec json = new JsonFrameCodec(JsonProvider.provider());
  private final MessagePackCodec messagePack = new MessagePackCodec(JsonProvider.provider());

  @Provide
  Arbitrary<String> damagedTexts() {
    Arbitrary<String> frames = JsonValues.frames().map(json::encode);
    Arbitrary<String> hostile =
        Combinators.combine(HostileInput.jsonTexts(), HostileInput.jsonTexts())
            .as((event, payload) -> "[null,null,\"t\"," + event + "," + payload + "]");
    return Arbitraries.oneOf(
        HostileInput.mutatedTexts(frames), hostile, HostileInput.mutatedTexts(hostile));
  }

  @Property(tries = 3000)
  void a_damaged_text_is_a_frame_or_malformed(@ForAll("damagedTexts") String text) {
    try {
      Frame frame = json.decode(text);
      assertThat(frame.payload()).isNotNull();
    } catch (MalformedMessageException refused) {
      assertThat(refused).hasMessageStartingWith("a ");
    }
  }

  @Provide
  Arbitrary<byte[]> damagedBytes() {
    return Arbitraries.oneOf(
        HostileInput.mutated(JsonValues.frames().map(frame -> messagePack.encode(frame).array())),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(HostileFramesTest::framed));
  }

  @Property(tries = 3000)
  void damaged_bytes_are_a_frame_or_malformed(@ForAll("damagedBytes") byte[] bytes) {
    try {
      Frame frame = messagePack.decode(ByteBuffer.wrap(bytes));
      assertThat(frame.payload()).isNotNull();
    } catch (MalformedMessageException refused) {
      assertThat(refused).hasMessageStartingWith("a ");
    }
  }
}
