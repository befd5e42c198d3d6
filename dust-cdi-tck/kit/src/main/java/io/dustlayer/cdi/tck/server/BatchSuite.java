package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Batches of reads and writes over HTTP. */
public class BatchSuite extends ServerSuite {

  private static final int MOST = 1000;

  /** For JUnit. */
  protected BatchSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-BATCH-001", rule = Rule.R7)
  void a_batch_is_committed_in_order_with_a_revision_for_each_operation() {
    written("gone", "1");
    RawAnswer answer =
        ok(write(set("a", "1"), set("b", "{\"x\":2}"), delete("gone"), set("c", "3")));

    JsonArray ops = answer.json().getJsonArray("ops");
    assertThat(ops.getValuesAs(JsonObject.class))
        .extracting(op -> op.getString("path"))
        .containsExactly(at("a"), at("b"), at("gone"), at("c"));
    assertThat(ops.getValuesAs(JsonObject.class))
        .extracting(op -> op.getJsonNumber("store_seq").longValueExact())
        .isSorted()
        .doesNotHaveDuplicates()
        .endsWith(answer.storeSeq());
    assertThat(ok(http().get(at("a"))).revision())
        .isEqualTo(ops.getJsonObject(0).getJsonNumber("revision").longValueExact());
    assertThat(ok(http().get(at("b/x"))).json().getInt("value")).isEqualTo(2);
    refused(http().get(at("gone")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-BATCH-002", rule = Rule.R7)
  void later_operations_see_what_earlier_ones_did() {
    ok(write(set("o", "{\"a\":1,\"b\":2}"), delete("o/a"), set("o/c", "3")));
    assertThat(ok(http().get(at("o"))).json().get("value"))
        .isEqualTo(RawJson.parse("{\"b\":2,\"c\":3}"));
  }

  @Test
  @Assertion(id = "DUST-BATCH-003", rule = Rule.R7)
  void a_conflict_names_its_operation_and_nothing_is_written() {
    long first = written("leaf", "1");
    long second = written("leaf", "2");

    RawAnswer answer =
        refused(write(set("a", "1"), ifMatch("leaf", "3", first), set("b", "2")), 412, "conflict");

    assertThat(answer.json().getInt("op_index")).isEqualTo(1);
    assertThat(answer.json().getString("path")).isEqualTo(at("leaf"));
    assertThat(answer.currentRevision()).hasValue(second);
    refused(http().get(at("a")), 404, "not_found");
    refused(http().get(at("b")), 404, "not_found");
    assertThat(ok(http().get(at("leaf"))).revision()).isEqualTo(second);
  }

  @Test
  @Assertion(id = "DUST-BATCH-004", rule = Rule.R6B)
  void the_revision_of_each_leaf_can_be_a_condition() {
    long a = written("a", "1");
    long b = written("b", "2");
    ok(write(ifMatch("a", "3", a), ifMatch("b", "4", b)));
    refused(write(ifMatch("a", "5", a)), 412, "conflict");
    assertThat(ok(http().get(at("a"))).json().getInt("value")).isEqualTo(3);
    assertThat(ok(http().get(at("b"))).json().getInt("value")).isEqualTo(4);
  }

  @Test
  @Assertion(id = "DUST-BATCH-005", rule = Rule.R7)
  void a_thousand_operations_are_a_batch_and_one_more_is_refused() {
    refused(write(many(MOST + 1)), 400, "invalid_params");
    refused(http().get(at("many")), 404, "not_found");

    ok(write(many(MOST)));
    ok(http().get(at("many/" + (MOST - 1))));
  }

  private String[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> set("many/" + i, "1")).toArray(String[]::new);
  }

  @Test
  @Assertion(id = "DUST-BATCH-006", rule = Rule.X1)
  void a_batch_with_a_wrong_operation_writes_nothing() {
    assertThat(write(set("a", "1"), set("b~", "2")).status()).isEqualTo(400);
    assertThat(write(set("a", "1"), "{\"op\":\"bend\",\"path\":" + quoted("b") + "}").status())
        .isEqualTo(400);
    refused(http().get(at("a")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-BATCH-007", rule = Rule.R7)
  void absence_as_a_condition_holds_or_is_ignored() {
    long before = written("leaf", "1");
    RawAnswer answer =
        write("{\"op\":\"set\",\"path\":" + quoted("leaf") + ",\"value\":2,\"if_absent\":true}");
    // Ignored by some servers: no client can rely on it.
    assertThat(answer.status()).as("%s", answer).isIn(200, 412);
    if (answer.status() == 412) {
      assertThat(ok(http().get(at("leaf"))).revision()).isEqualTo(before);
    }
  }

  @Test
  @Assertion(id = "DUST-BATCH-008", rule = Rule.R2)
  void a_batch_of_reads_has_exact_leaves_only() {
    long revision = written("leaf", "[1]");
    written("tree", "{\"a\":1}");
    RawAnswer answer =
        ok(
            http()
                .send(
                    "POST",
                    "/entries/batch",
                    Stream.of("leaf", "tree", "missing")
                        .map(this::quoted)
                        .collect(Collectors.joining(",", "{\"paths\":[", "]}"))));

    assertThat(answer.json().getJsonObject("entries").keySet()).containsExactly(at("leaf"));
    JsonObject leaf = answer.json().getJsonObject("entries").getJsonObject(at("leaf"));
    assertThat(leaf.get("value")).isEqualTo(RawJson.parse("[1]"));
    assertThat(leaf.getJsonNumber("revision").longValueExact()).isEqualTo(revision);
    assertThat(answer.json().getJsonArray("missing"))
        .extracting(each -> ((jakarta.json.JsonString) each).getString())
        .containsExactlyInAnyOrder(at("tree"), at("missing"));
  }

  private RawAnswer write(String... ops) {
    return http().send("POST", "/entries/batch_write", "{\"ops\":[" + String.join(",", ops) + "]}");
  }

  private String quoted(String below) {
    return RawJson.quote(at(below));
  }

  private String set(String below, String json) {
    return "{\"op\":\"set\",\"path\":" + quoted(below) + ",\"value\":" + json + "}";
  }

  private String ifMatch(String below, String json, long revision) {
    return set(below, json).replaceFirst("}$", ",\"if_match\":" + revision + "}");
  }

  private String delete(String below) {
    return "{\"op\":\"delete\",\"path\":" + quoted(below) + "}";
  }
}
