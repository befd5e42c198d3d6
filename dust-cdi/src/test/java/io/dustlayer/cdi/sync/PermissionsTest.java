package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 8: what the token may not do is not tried. */
class PermissionsTest {

  @Test
  void aWriteWithAReadOnlyTokenFailsAtOnce() {
    Script script = Script.engine().start().opened().joined(0, false).caughtUp(0);

    script.submit("w1", "set", "a", "1").submit("w2", "put_file", "f", "null");

    assertThat(script.outcomes())
        .containsEntry("w1", new Outcome.NotPermitted("entries:write"))
        .containsEntry("w2", new Outcome.NotPermitted("files:write"));
    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.shown()).isEmpty();
    assertThat(script.status().canWrite()).isFalse();
    assertThat(script.status().canRead()).isTrue();
    assertThat(script.status().scopes()).containsExactly("entries:read");
  }

  @Test
  void writesThatWaitForTheJoinFailWithIt() {
    Script script = Script.engine().start().submit("w1", "set", "a", "1").opened().joined(0, false);

    assertThat(script.outcomes()).containsEntry("w1", new Outcome.NotPermitted("entries:write"));
    assertThat(script.caughtUp(0).shown()).isEmpty();
  }

  @Test
  void aCatchUpTellsOfWhatWasSentBeforeItWasForbidden() {
    Script script = Script.live(0).submit("w1", "set", "a", "1").submit("w2", "set", "b", "2");
    script.lost().reconnecting().opened().joined(1, false);
    assertThat(script.outcomes()).isEmpty();

    script.echo(1, "set", "a", "1", "w1").caughtUp(1);

    assertThat(script.outcomes().get("w1")).isInstanceOf(Outcome.Committed.class);
    assertThat(script.outcomes()).doesNotContainKey("w2");
    assertThat(script.shown()).containsExactly("a=1");
    assertThat(script.sentWrites()).containsExactly("w1", "w2");
    script.pass(10_000);
    assertThat(script.outcomes().get("w2")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void theNextJoinMayPermitIt() {
    Script script = Script.engine().start().opened().joined(0, false).caughtUp(0);
    script.lost().reconnecting().opened().joined(0).caughtUp(0);

    script.submit("w1", "set", "a", "1");

    assertThat(script.sentWrites()).containsExactly("w1");
  }

  @Test
  void aFileNeedsItsOwnScope() {
    Script script = Script.engine().start().opened();
    script.reply(
        script.joinRef(),
        "{'store_seq':0,'permissions':{'read':true,'write':true},'scopes':['entries:write']}");
    script.caughtUp(0);

    script.submit("w1", "put_file", "f", "null").submit("w2", "set", "a", "1");

    assertThat(script.outcomes())
        .containsEntry("w1", new Outcome.NotPermitted("files:write"))
        .hasSize(1);
  }
}
