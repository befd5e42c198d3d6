package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.JsonLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server sends, the engine stays right. */
class NotUnderstoodTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'store_seq':2,'op':'teleport','path':'a','value':1}",
        "{'store_seq':2,'op':7,'path':'a','value':1}",
        "{'store_seq':2,'op':'set','value':1}",
        "{'store_seq':2,'op':'set','path':'a//b','value':1}",
        "{'store_seq':2,'op':'set','path':'a','path_segments':[''],'value':1}",
        "{'store_seq':2,'op':'set','path_segments':[],'value':1}"
      })
  void anOperationThatCannotBeReadIsAskedForAgainRatherThanSkipped(String event) {
    Script script = Script.live(1).frame(null, null, "event", event);
    assertThat(script.notices()).hasOnlyElementsOfType(Notice.NotUnderstood.class).hasSize(1);
    script.event(3, "set", "b", "1");
    assertThat(script.watermark()).isEqualTo(1);

    script.pass(250);

    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':1}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'set','path':'a','value':1}",
        "{'store_seq':'2','op':'set','path':'a','value':1}",
        "{'store_seq':2.5,'op':'set','path':'a','value':1}",
        "{'store_seq':1e99,'op':'set','path':'a','value':1}",
        "{'store_seq':0,'op':'set','path':'a','value':1}",
        "[]",
        "null"
      })
  void anOperationWithoutNumberMakesItJoinAgain(String event) {
    Script script = Script.live(1).frame(null, null, "event", event);

    assertThat(script.notices()).hasSize(1);
    assertThat(script.sent("phx_join")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'snapshot_seq':5}",
        "{'snapshot_seq':5,'entries':[]}",
        "{'snapshot_seq':5,'entries':{'a':{}}}",
        "{'snapshot_seq':5,'entries':{'a//b':{'value':{'_scalar':1}}}}",
        "{'entries':{}}",
      })
  void aSnapshotThatCannotBeReadIsNotApplied(String snapshot) {
    Script script = Script.live(1).lost().reconnecting().clear().opened().joined(5);

    script.frame(script.joinRef(), null, "snapshot", snapshot).caughtUp(5);

    assertThat(script.notices()).hasOnlyElementsOfType(Notice.NotUnderstood.class).hasSize(1);
    assertThat(script.shown()).containsExactly("a1=1");
    assertThat(script.watermark()).isEqualTo(1);
  }

  @Test
  void framesOfOtherKindsAreToldAndLeftOut() {
    Script script =
        Script.live(1)
            .frame(null, null, "presence_diff", "{}")
            .frame(null, null, "phx_reply", "{}")
            .frame(new Frame(null, null, "store:acme/other", "event", Script.json("{}")))
            .frame(new Frame(null, null, "phoenix", "phx_reply", Script.json("null")));

    assertThat(script.notices())
        .containsExactly(
            new Notice.NotUnderstood("frame 'presence_diff'"),
            new Notice.NotUnderstood("reply without ref or status"));
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
    assertThat(script.sent("phx_join")).isEmpty();
  }

  @Test
  void noFrameWhateverThrowsInAnyState() {
    List<String> payloads =
        List.of("null", "[]", "'x'", "{}", "{'status':'ok'}", "{'status':'error','response':[]}");
    List<String> events =
        List.of(
            "phx_reply", "event", "snapshot", "catch_up_complete", "phx_error", "phx_close", "?");
    for (int state = 0; state < 5; state++) {
      for (String event : events) {
        for (String payload : payloads) {
          for (boolean ofTheJoin : new boolean[] {true, false}) {
            Script script = inState(state);
            String ref = ofTheJoin ? script.joinRef() : null;
            assertThatCode(() -> script.frame(ref, ref, event, payload).pass(1000))
                .as("%s %s in %s", event, payload, script.phase())
                .doesNotThrowAnyException();
          }
        }
      }
    }
  }

  private static Script inState(int state) {
    Script script = Script.engine();
    return switch (state) {
      case 0 -> script;
      case 1 -> script.start();
      case 2 -> script.start().opened();
      case 3 -> script.start().opened().joined(1);
      default -> script.start().opened().joined(0).caughtUp(0);
    };
  }

  @Test
  void aReplyWithoutTextsOrNumbersRefusesOrCommits() {
    Script script = Script.live(0).submit("w1", "set", "a", "1").submit("w2", "set", "b", "1");

    script
        .frame(
            script.joinRef(),
            script.refOf("w1"),
            "phx_reply",
            "{'status':'error','response':{'reason':{'x':1}}}")
        .frame(script.joinRef(), script.refOf("w2"), "phx_reply", "{'status':'ok'}");

    assertThat(script.outcomes().get("w1")).isInstanceOf(Outcome.Refused.class);
    assertThat(script.outcomes().get("w2")).isInstanceOf(Outcome.Committed.class);
  }

  @Test
  void a_path_of_as_many_characters_as_are_allowed_is_taken_and_one_more_is_not() {
    String longest = "p".repeat(JsonLimits.MAX_PATH);
    Script script = Script.live(1).frame(null, null, "event", rendered(2, longest));
    assertThat(script.watermark()).isEqualTo(2);

    script.frame(null, null, "event", rendered(3, longest + "p"));
    assertThat(script.watermark()).isEqualTo(2);
    assertThat(script.notices()).hasOnlyElementsOfType(Notice.NotUnderstood.class).hasSize(1);
  }

  @Test
  void segments_count_with_what_separates_them() {
    String half = "p".repeat(JsonLimits.MAX_PATH / 2 - 1);
    Script script = Script.live(1).frame(null, null, "event", segments(2, half, half));
    assertThat(script.watermark()).isEqualTo(2);

    script.frame(null, null, "event", segments(3, half, half + "p"));
    assertThat(script.watermark()).isEqualTo(2);
  }

  @Test
  void a_snapshot_with_a_path_that_is_too_long_is_not_taken() {
    String longest = "p".repeat(JsonLimits.MAX_PATH);
    Script script = Script.live(1).lost().reconnecting().clear().opened().joined(5);

    script.snapshot(5, entries(longest + "p"));
    assertThat(script.watermark()).isEqualTo(1);
    script.snapshot(5, entries(longest));
    assertThat(script.watermark()).isEqualTo(5);
  }

  private static String rendered(long seq, String path) {
    return "{'store_seq':%d,'op':'set','path':'%s','value':1}".formatted(seq, path);
  }

  private static String segments(long seq, String first, String second) {
    return "{'store_seq':%d,'op':'set','path_segments':['%s','%s'],'value':1}"
        .formatted(seq, first, second);
  }

  private static String entries(String path) {
    return "{'%s':{'value':1}}".formatted(path);
  }
}
