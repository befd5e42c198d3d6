package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawJson;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, writing and deleting at a path over HTTP. */
public class EntrySuite extends ServerSuite {

  /** For JUnit. */
  protected EntrySuite() {
    super();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\"",
        "\"\"",
        "\"Zoë 😀 \\n \\\" /\"",
        "0",
        "-7",
        "9007199254740991",
        "1.5",
        "true",
        "false",
        "null",
        "[]",
        "[1,[\"a\",{\"b\":null}],2.5]"
      })
  @Assertion(id = "DUST-ENTRY-001", rule = Rule.M4)
  void a_leaf_reads_back_as_it_was_written(String json) {
    RawAnswer put = ok(http().put(at("leaf"), json));
    assertThat(put.revision()).isEqualTo(put.storeSeq());

    RawAnswer got = ok(http().get(at("leaf")));
    assertThat(got.json().get("value")).isEqualTo(RawJson.parse(json));
    assertThat(got.json().getString("path")).isEqualTo(at("leaf"));
    assertThat(got.revision()).isEqualTo(put.revision());
    assertThat(got.json().getString("type")).isNotEmpty();
  }

  @Test
  @Assertion(id = "DUST-ENTRY-002", rule = Rule.R2)
  void the_etag_is_the_quoted_revision() {
    long revision = written("leaf", "1");
    assertThat(ok(http().get(at("leaf"))).header("ETag")).contains("\"" + revision + "\"");
  }

  @Test
  @Assertion(id = "DUST-ENTRY-003", rule = Rule.M2)
  void an_object_is_stored_as_leaves_and_read_back_as_an_object() {
    written("object", "{\"a\":1,\"b\":{\"c\":[2],\"d\":null}}");

    assertThat(http().list(at("object/**"), "&select=keys").paths())
        .containsExactly(at("object/a"), at("object/b/c"), at("object/b/d"));
    long later = written("object/b/c", "3");
    RawAnswer whole = ok(http().get(at("object")));
    assertThat(whole.json().get("value"))
        .isEqualTo(RawJson.parse("{\"a\":1,\"b\":{\"c\":3,\"d\":null}}"));
    assertThat(whole.revision()).as("the highest of its leaves").isEqualTo(later);
  }

  @Test
  @Assertion(id = "DUST-ENTRY-004", rule = Rule.M2)
  void a_write_replaces_what_was_at_and_below_its_path() {
    written("object", "{\"a\":1,\"b\":{\"c\":2}}");
    written("object", "{\"b\":{\"d\":3}}");
    assertThat(ok(http().get(at("object"))).json().get("value"))
        .isEqualTo(RawJson.parse("{\"b\":{\"d\":3}}"));

    written("object", "4");
    refused(http().get(at("object/b/d")), 404, "not_found");
    assertThat(ok(http().get(at("object"))).json().getInt("value")).isEqualTo(4);
  }

  @Test
  @Assertion(id = "DUST-ENTRY-005", rule = Rule.M4)
  void an_empty_object_stores_nothing() {
    assertThat(http().put(at("empty"), "{}").status()).isEqualTo(400);
    refused(http().get(at("empty")), 404, "not_found");

    written("object", "{\"a\":1,\"b\":{}}");
    assertThat(ok(http().get(at("object"))).json().get("value"))
        .isEqualTo(RawJson.parse("{\"a\":1}"));
  }

  @Test
  @Assertion(id = "DUST-ENTRY-006", rule = Rule.R2)
  void a_path_without_anything_is_not_found() {
    refused(http().get(at("missing")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-ENTRY-007", rule = Rule.R3)
  void each_write_gets_a_higher_sequence_number_than_those_before() {
    long first = written("a", "1");
    long second = written("b", "{\"x\":1,\"y\":2}");
    long third = ok(http().delete(at("a"))).storeSeq();
    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(third);
    assertThat(ok(http().get(at("b/x"))).revision()).isEqualTo(second);
    assertThat(ok(http().get(at("b/y"))).revision()).isEqualTo(second);
  }

  @Test
  @Assertion(id = "DUST-ENTRY-008", rule = Rule.R4)
  void a_delete_removes_what_is_at_and_below_its_path() {
    written("gone", "{\"a\":1,\"b\":{\"c\":2}}");
    written("gone-not", "3");

    ok(http().delete(at("gone")));

    refused(http().get(at("gone")), 404, "not_found");
    refused(http().get(at("gone/b/c")), 404, "not_found");
    ok(http().get(at("gone-not")));
  }

  @Test
  @Assertion(id = "DUST-ENTRY-009", rule = Rule.R4)
  void a_delete_of_nothing_is_committed_too() {
    long before = written("other", "1");
    assertThat(ok(http().delete(at("nothing"))).storeSeq()).isGreaterThan(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "`a b`", "a+b", "100%", "%2F", "a~1b", "~0", "~01", "#", "?", "&", "=", "a.b", "..x", "*",
        "**", ";", "@", "äöü", "😀", "\"", "\\", "a:b", "{x}"
      })
  @Assertion(id = "DUST-ENTRY-010", rule = Rule.M3)
  void any_segment_can_be_addressed_by_its_percent_encoding(String rendered) {
    long revision = written(rendered + "/leaf", "1");

    RawAnswer got = ok(http().get(at(rendered + "/leaf")));
    assertThat(got.json().getString("path")).isEqualTo(at(rendered + "/leaf"));
    assertThat(got.revision()).isEqualTo(revision);
    ok(http().delete(at(rendered)));
    refused(http().get(at(rendered + "/leaf")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-ENTRY-011", rule = Rule.R2)
  void a_head_request_tells_whether_there_is_anything() {
    written("object", "{\"a\":1}");
    String entries = "/entries/";
    // Older servers lack it, and clients then list.
    assertThat(http().send("HEAD", entries + at("object"), null).status()).isIn(200, 405);
    assertThat(http().send("HEAD", entries + at("object/a"), null).status()).isIn(200, 405);
    assertThat(http().send("HEAD", entries + at("missing"), null).status()).isIn(404, 405);
  }

  @Test
  @Assertion(id = "DUST-ENTRY-012", rule = Rule.T1)
  void a_path_can_be_in_the_body() {
    String path = RawJson.quote(at("a~1b/c"));
    RawAnswer put =
        ok(http().send("POST", "/entries", "{\"path\":" + path + ",\"value\":{\"x\":1}}"));
    assertThat(ok(http().get(at("a~1b/c/x"))).revision()).isEqualTo(put.revision());

    ok(http().send("DELETE", "/entries", "{\"path\":" + path + "}"));
    refused(http().get(at("a~1b/c/x")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-ENTRY-013", rule = Rule.X1)
  void a_wrong_path_is_refused_with_a_name() {
    RawAnswer wrong = refused(http().put(at("a~x"), "1"), 400, "invalid_params");
    assertThat(wrong.json()).containsKey("detail");
    for (String path : new String[] {"", "/a", "a/", "a//b", "a~", "a~2"}) {
      JsonObject body =
          RawJson.parse("{\"path\":" + RawJson.quote(path) + ",\"value\":1}").asJsonObject();
      assertThat(http().send("POST", "/entries", body.toString()).status()).isEqualTo(400);
    }
  }

  @Test
  @Assertion(id = "DUST-ENTRY-014", rule = Rule.X1)
  void a_body_that_is_not_json_is_refused_and_nothing_is_written() {
    assertThat(http().put(at("broken"), "{\"a\":").status()).isEqualTo(400);
    refused(http().get(at("broken")), 404, "not_found");
  }
}
