package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.SnapshotEntry;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotParserTest {

  private static final JsonProvider JSON = JsonProvider.provider();
  private final JsonFrameCodec codec = new JsonFrameCodec(JSON);

  private Frame snapshot(String payload) throws MalformedMessageException {
    return codec.decode("[\"1\",null,\"store:a/b\",\"snapshot\"," + payload + "]");
  }

  @Test
  void entries_come_in_order_and_out_of_their_envelopes() throws MalformedMessageException {
    Frame frame =
        snapshot(
            "{\"snapshot_seq\":7,\"entries\":{"
                + "\"b\":{\"value\":{\"_scalar\":\"x\"},\"type\":\"string\"},"
                + "\"a/c\":{\"type\":\"number\",\"value\":{\"_scalar\":3}},"
                + "\"n\":{\"value\":{\"_scalar\":null}}}}");

    assertThat(frame.entries())
        .containsExactly(
            new SnapshotEntry("b", JSON.createValue("x")),
            new SnapshotEntry("a/c", JSON.createValue(3)),
            new SnapshotEntry("n", JsonValue.NULL));
    assertThat(frame.payload().asJsonObject().getInt("snapshot_seq")).isEqualTo(7);
    assertThat(frame.payload().asJsonObject()).doesNotContainKey("entries");
  }

  @Test
  void typed_values_and_bare_ones_stay_as_they_are() throws MalformedMessageException {
    Frame frame =
        snapshot(
            "{\"entries\":{\"d\":{\"value\":{\"_type\":\"decimal\",\"_typed\":\"1.0\"},"
                + "\"more\":[1,{\"x\":{}}],\"even\":{\"y\":[]}},\"l\":{\"value\":[1]},"
                + "\"e\":{\"value\":{}}}}");

    assertThat(frame.entries())
        .extracting(entry -> entry.path() + "=" + entry.value())
        .containsExactly("d={\"_type\":\"decimal\",\"_typed\":\"1.0\"}", "l=[1]", "e={}");
  }

  @Test
  void an_entry_without_a_value_is_there_without_a_value() throws MalformedMessageException {
    Frame frame = snapshot("{\"entries\":{\"a\":{\"type\":\"x\"},\"b\":3,\"c\":[[]]}}");

    assertThat(frame.entries())
        .containsExactly(
            new SnapshotEntry("a", null),
            new SnapshotEntry("b", null),
            new SnapshotEntry("c", null));
  }

  @Test
  void a_payload_that_is_none_is_handed_on() throws MalformedMessageException {
    assertThat(snapshot("[1]").entries()).isNull();
    assertThat(snapshot("7").payload()).isEqualTo(JSON.createValue(7));
    assertThat(snapshot("{\"entries\":[]}").entries()).isNull();
    assertThat(snapshot("{\"entries\":{}}").entries()).isEqualTo(List.of());
  }

  @Test
  void what_is_cut_off_or_goes_on_is_malformed() {
    String whole =
        "[\"1\",null,\"t\",\"snapshot\",{\"entries\":{\"a\":{\"value\":{\"_scalar\":1}}}}]";
    for (int length = 1; length < whole.length(); length++) {
      String part = whole.substring(0, length);
      assertThatThrownBy(() -> codec.decode(part)).isInstanceOf(MalformedMessageException.class);
    }
    assertThatThrownBy(() -> codec.decode(whole.replace("}}}}]", "}}}},1]")))
        .isInstanceOf(MalformedMessageException.class);
  }
}
