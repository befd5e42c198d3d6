package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import jakarta.json.spi.JsonProvider;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FrameCodecProperties {

  private final JsonFrameCodec json = new JsonFrameCodec(JsonProvider.provider());
  private final MessagePackCodec messagePack = new MessagePackCodec(JsonProvider.provider());

  @Provide
  Arbitrary<Frame> frames() {
    return JsonValues.frames();
  }

  @Property(tries = 500)
  void jsonReadsWhatItWrote(@ForAll("frames") Frame frame) throws MalformedMessageException {
    assertThat(json.decode(json.encode(frame))).isEqualTo(frame);
  }

  @Property(tries = 500)
  void messagePackReadsWhatItWrote(@ForAll("frames") Frame frame) throws MalformedMessageException {
    assertThat(messagePack.decode(messagePack.encode(frame))).isEqualTo(frame);
  }

  @Property(tries = 300)
  void noBytesMakeMessagePackFailOtherwiseThanAsMalformed(@ForAll byte[] bytes) {
    Throwable thrown = null;
    try {
      messagePack.decode(ByteBuffer.wrap(bytes));
    } catch (MalformedMessageException | RuntimeException | Error failure) {
      thrown = failure;
    }
    assertThat(thrown)
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            failure -> assertThat(failure).isInstanceOf(MalformedMessageException.class));
  }

  @Property(tries = 300)
  void noTextMakesJsonFailOtherwiseThanAsMalformed(@ForAll String text) {
    Throwable thrown = null;
    try {
      json.decode('[' + text);
    } catch (MalformedMessageException | RuntimeException | Error failure) {
      thrown = failure;
    }
    assertThat(thrown).isInstanceOf(MalformedMessageException.class);
  }
}
