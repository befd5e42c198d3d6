package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.HostileInput;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * A server that sends anything, with the right refs or others': the engine throws nothing, tells
 * each writer one outcome, and goes on with an honest server as if nothing had been.
 */
class HostileServerProperties {

  /** Something that happens to the engine. */
  private interface Step extends Consumer<Script> {}

  @Property(tries = 1500)
  void whatever_is_sent_the_engine_goes_on(@ForAll("courses") List<Step> course) {
    Script script = Script.engine(Script.limits(4, 8, 20)).start().opened();
    int submitted = 0;
    for (Step step : course) {
      script.submit("w" + ++submitted, submitted % 2 == 0 ? "set" : "increment", "w", "1");
      step.accept(script);
      assertThat(script.outcomes().size()).isLessThanOrEqualTo(submitted);
    }

    script.stop();
    assertThat(script.outcomes()).hasSize(submitted);

    recover(script);
    script.event(1, "set", "honest", "'yes'");
    assertThat(script.view().leaf("honest")).isPresent();
    assertThat(script.view().watermark()).isEqualTo(1);
  }

  private static void recover(Script script) {
    script.start().opened();
    for (int i = 0; i < 3 && script.phase() == Status.Phase.JOINING; i++) {
      // Below what the other server claimed: the engine begins anew.
      script.joined(0);
    }
    script.caughtUp(0);
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
  }

  @Provide
  Arbitrary<List<Step>> courses() {
    Arbitrary<Step> frames =
        Combinators.combine(joinRefs(), refs(), events(), payloads())
            .as(
                (joinRef, ref, event, payload) ->
                    script ->
                        script.frame(
                            new Frame(
                                joinRef.of(script),
                                ref.of(script),
                                Script.TOPIC,
                                event,
                                HostileInput.value(payload))));
    Arbitrary<Step> joined =
        numbers()
            .map(
                seq ->
                    script ->
                        script.reply(Ref.join(script), "{\"store_seq\":" + seq + ",\"capver\":3}"));
    Arbitrary<Step> times =
        Arbitraries.integers().between(1, 40_000).map(millis -> script -> script.pass(millis));
    Arbitrary<Step> closes =
        Arbitraries.of(CloseCause.Kind.class)
            .map(kind -> script -> script.closed(kind, "as the test wants").pass(100).opened());
    return Arbitraries.frequencyOf(
            Tuple.of(12, frames), Tuple.of(3, joined), Tuple.of(2, times), Tuple.of(1, closes))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  /** A ref that may depend on what was sent. */
  private interface Ref {
    String of(Script script);

    static String join(Script script) {
      List<Frame> joins = script.sent("phx_join");
      return joins.isEmpty() ? "none" : joins.get(joins.size() - 1).ref();
    }
  }

  private static Arbitrary<Ref> joinRefs() {
    return Arbitraries.oneOf(
        Arbitraries.just(Ref::join),
        Arbitraries.just(script -> null),
        Arbitraries.strings().ofMaxLength(3).map(text -> script -> text));
  }

  private static Arbitrary<Ref> refs() {
    return Arbitraries.oneOf(
        Arbitraries.just(Ref::join),
        Arbitraries.just(script -> null),
        Arbitraries.integers().between(1, 40).map(ref -> script -> String.valueOf(ref)));
  }

  private static Arbitrary<String> events() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            9,
            Arbitraries.of(
                "event",
                "event",
                "snapshot",
                "phx_reply",
                "catch_up_complete",
                "phx_error",
                "phx_close")),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 9).map(String::valueOf),
        Arbitraries.of(
            "9223372036854775807",
            "9223372036854775806",
            "9223372036854775808",
            "-1",
            "1e9999",
            "1.5",
            "\"3\"",
            "null"));
  }

  private static Arbitrary<String> payloads() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, HostileInput.jsonTexts()),
        Tuple.of(6, operations()),
        Tuple.of(2, snapshots()),
        Tuple.of(2, numbers().map("{\"through_seq\":%s}"::formatted)),
        Tuple.of(
            3,
            Combinators.combine(Arbitraries.of("ok", "error", "?"), responses())
                .as("{\"status\":\"%s\",\"response\":%s}"::formatted)));
  }

  private static Arbitrary<String> operations() {
    Arbitrary<String> ops =
        Arbitraries.of(
            "set",
            "delete",
            "merge",
            "increment",
            "add",
            "remove",
            "lease",
            "release",
            "put_file",
            "rollback",
            "");
    Arbitrary<String> paths =
        Arbitraries.oneOf(
            Arbitraries.of("\"w\"", "\"a/b\"", "\"A/b\"", "\"\"", "\"a//b\"", "7"),
            HostileInput.jsonTexts());
    Arbitrary<String> ids = Arbitraries.of("null", "\"w1\"", "\"w2\"", "\"w3\"", "[]");
    return Combinators.combine(numbers(), ops, paths, HostileInput.jsonTexts(), ids)
        .as(
            "{\"store_seq\":%s,\"op\":\"%s\",\"path\":%s,\"value\":%s,\"device_id\":\"dev_me\",\"client_op_id\":%s}"
                ::formatted);
  }

  private static Arbitrary<String> snapshots() {
    Arbitrary<String> entries =
        Combinators.combine(
                Arbitraries.of("w", "a/b", "A/b", "", "~", "a/~1"), HostileInput.jsonTexts())
            .as("\"%s\":{\"value\":%s}"::formatted)
            .list()
            .ofMaxSize(4)
            .map(all -> "{" + String.join(",", all) + "}");
    return Combinators.combine(numbers(), Arbitraries.oneOf(entries, HostileInput.jsonTexts()))
        .as("{\"snapshot_seq\":%s,\"entries\":%s}"::formatted);
  }

  private static Arbitrary<String> responses() {
    Arbitrary<String> numbered =
        Combinators.combine(numbers(), numbers(), numbers())
            .as("{\"store_seq\":%s,\"current_seq\":%s,\"capver_min\":%s}"::formatted);
    Arbitrary<String> reasons =
        Arbitraries.of(
                "unauthorized", "rate_limited", "unmatched topic", "join crashed", "conflict")
            .map("{\"reason\":\"%s\"}"::formatted);
    return Arbitraries.oneOf(numbered, reasons, HostileInput.jsonTexts());
  }
}
