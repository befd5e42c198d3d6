package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of single writes over HTTP. */
public class ConditionSuite extends ServerSuite {

  private static final String IF_MATCH = "If-Match";

  /** For JUnit. */
  protected ConditionSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-COND-001", rule = Rule.R6B)
  void a_write_with_the_current_revision_of_a_leaf_is_committed() {
    long first = written("leaf", "1");
    long second = ok(http().put(at("leaf"), "2", IF_MATCH, Long.toString(first))).revision();
    assertThat(second).isGreaterThan(first);
    ok(http().delete(at("leaf"), IF_MATCH, Long.toString(second)));
    refused(http().get(at("leaf")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-COND-002", rule = Rule.R6B)
  void a_write_with_another_revision_is_a_conflict_that_names_the_current_one() {
    long first = written("leaf", "1");
    long second = written("leaf", "2");
    String stale = Long.toString(first);

    RawAnswer put = refused(http().put(at("leaf"), "3", IF_MATCH, stale), 412, "conflict");
    assertThat(put.currentRevision()).hasValue(second);
    RawAnswer delete = refused(http().delete(at("leaf"), IF_MATCH, stale), 412, "conflict");
    assertThat(delete.currentRevision()).hasValue(second);

    assertThat(ok(http().get(at("leaf"))).json().getInt("value")).isEqualTo(2);
  }

  @Test
  @Assertion(id = "DUST-COND-003", rule = Rule.R6B)
  void a_leaf_that_is_not_there_conflicts_with_every_revision() {
    RawAnswer put = refused(http().put(at("leaf"), "1", IF_MATCH, "1"), 412, "conflict");
    assertThat(put.currentRevision()).isEmpty();
    refused(http().get(at("leaf")), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%d\"", "W/\"%d\"", "*", "one", ""})
  @Assertion(id = "DUST-COND-004", rule = Rule.R6)
  void a_condition_of_another_form_is_refused_and_nothing_is_written(String form) {
    long revision = written("leaf", "1");
    RawAnswer answer = http().put(at("leaf"), "2", IF_MATCH, form.formatted(revision));
    // An empty header may as well count as none.
    assertThat(answer.status())
        .as("%s", answer)
        .isIn(form.isEmpty() ? new Object[] {200, 400} : new Object[] {400});
    if (answer.status() == 400) {
      assertThat(ok(http().get(at("leaf"))).revision()).isEqualTo(revision);
    }
  }

  @Test
  @Assertion(id = "DUST-COND-005", rule = Rule.R6)
  void an_object_cannot_be_written_with_a_revision() {
    long revision = written("object", "{\"a\":1}");
    refused(
        http().put(at("object"), "{\"a\":2}", IF_MATCH, Long.toString(revision)),
        400,
        "if_match_multi_leaf");
    assertThat(ok(http().get(at("object/a"))).json().getInt("value")).isEqualTo(1);
  }

  @Test
  @Assertion(id = "DUST-COND-006", rule = Rule.R6)
  void a_subtree_is_never_deleted_by_its_revision() {
    long revision = written("object", "{\"a\":1}");
    RawAnswer answer = http().delete(at("object"), IF_MATCH, Long.toString(revision));
    // Some servers call it a conflict with the very revision that was sent.
    if (answer.status() == 412) {
      assertThat(answer.currentRevision()).hasValue(revision);
    } else {
      refused(answer, 400, "if_match_multi_leaf");
    }
    ok(http().get(at("object/a")));
  }

  @Test
  @Assertion(id = "DUST-COND-007", rule = Rule.R6B)
  void a_leaf_is_written_only_if_absent_when_so_asked() {
    ok(http().put(at("leaf"), "1", "If-None-Match", "*"));
    refused(http().put(at("leaf"), "2", "If-None-Match", "*"), 412, "exists");
    assertThat(ok(http().get(at("leaf"))).json().getInt("value")).isEqualTo(1);
    refused(
        http().put(at("object"), "{\"a\":1}", "If-None-Match", "*"), 400, "if_absent_multi_leaf");
    refused(http().get(at("object")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-COND-008", rule = Rule.R6B)
  void conditions_can_be_in_the_body() {
    long first = written("leaf", "1");
    String path = "{\"path\":" + RawJson.quote(at("leaf"));
    ok(http().send("POST", "/entries", path + ",\"value\":2,\"if_match\":" + first + "}"));
    refused(
        http().send("POST", "/entries", path + ",\"value\":3,\"if_match\":" + first + "}"),
        412,
        "conflict");
    refused(
        http().send("POST", "/entries", path + ",\"value\":3,\"if_absent\":true}"), 412, "exists");
    refused(
        http().send("DELETE", "/entries", path + ",\"if_match\":" + first + "}"), 412, "conflict");
    assertThat(ok(http().get(at("leaf"))).json().getInt("value")).isEqualTo(2);
  }
}
