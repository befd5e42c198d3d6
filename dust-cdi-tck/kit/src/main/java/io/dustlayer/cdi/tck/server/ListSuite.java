package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawHttp;
import io.dustlayer.cdi.tck.raw.RawJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of entries over HTTP, page by page. */
public class ListSuite extends ServerSuite {

  private static final String TREE =
      "{\"b\":1,\"a\":{\"x\":2,\"y\":{\"z\":3}},\"a-b\":{\"x\":4},\"A\":5,\"é\":6}";

  /** For JUnit. */
  protected ListSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-LIST-001", rule = Rule.R1)
  void what_lies_below_a_path_is_listed_in_the_order_of_the_bytes_of_its_paths() {
    long revision = written("t", TREE.replace("\"A\":5,", ""));
    RawAnswer list = ok(http().list(at("t/**"), ""));

    assertThat(list.paths())
        .containsExactly(at("t/a-b/x"), at("t/a/x"), at("t/a/y/z"), at("t/b"), at("t/é"));
    JsonObject first = list.json().getJsonArray("items").getJsonObject(0);
    assertThat(first.getInt("value")).isEqualTo(4);
    assertThat(first.getJsonNumber("revision").longValueExact()).isEqualTo(revision);
    assertThat(list.json().get("next_cursor")).isEqualTo(JsonValue.NULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&order=desc", "&select=keys"})
  @Assertion(id = "DUST-LIST-002", rule = Rule.R1)
  void pages_follow_each_other_without_gap_or_doubling(String more) {
    written("t", TREE);
    List<String> whole = ok(http().list(at("t/**"), more)).paths();
    assertThat(whole).hasSize(6);

    assertThat(pages(at("t/**"), more + "&limit=1")).isEqualTo(whole);
    assertThat(pages(at("t/**"), more + "&limit=4")).isEqualTo(whole);
    assertThat(pages(at("t/**"), more + "&limit=6")).isEqualTo(whole);
    assertThat(pages(at("t/**"), more + "&limit=1000")).isEqualTo(whole);
  }

  private List<String> pages(String pattern, String more) {
    List<String> paths = new ArrayList<>();
    String after = "";
    do {
      RawAnswer page = ok(http().list(pattern, more + after));
      paths.addAll(page.paths());
      after =
          page.json().get("next_cursor") instanceof JsonString cursor
              ? "&after=" + RawHttp.encoded(cursor.getString())
              : "";
    } while (!after.isEmpty());
    return paths;
  }

  @Test
  @Assertion(id = "DUST-LIST-003", rule = Rule.R1)
  void a_page_has_fifty_entries_unless_asked_otherwise() {
    written(
        "t",
        Stream.iterate(10, i -> i + 1)
            .limit(60)
            .map(i -> "\"" + i + "\":" + i)
            .toList()
            .toString()
            .replace('[', '{')
            .replace(']', '}'));
    RawAnswer page = ok(http().list(at("t/**"), ""));
    assertThat(page.paths()).hasSize(50);
    assertThat(page.json().get("next_cursor")).isInstanceOf(JsonString.class);
  }

  @Test
  @Assertion(id = "DUST-LIST-004", rule = Rule.R1)
  void a_descending_list_is_the_other_way_around() {
    written("t", TREE);
    List<String> ascending = new ArrayList<>(ok(http().list(at("t/**"), "&order=asc")).paths());
    java.util.Collections.reverse(ascending);
    assertThat(ok(http().list(at("t/**"), "&order=desc")).paths()).isEqualTo(ascending);
  }

  @Test
  @Assertion(id = "DUST-LIST-005", rule = Rule.R1)
  void one_star_is_one_segment_and_two_are_one_or_more() {
    written("t", "{\"a\":1,\"b\":{\"c\":2}}");
    assertThat(ok(http().list(at("t/*"), "")).paths()).containsExactly(at("t/a"));
    assertThat(ok(http().list(at("t/*/c"), "")).paths()).containsExactly(at("t/b/c"));
    assertThat(ok(http().list(at("t/a/**"), "")).paths()).isEmpty();
    assertThat(ok(http().list(at("*/c"), "")).paths()).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-LIST-006", rule = Rule.R1)
  void a_pattern_without_star_shows_at_most_its_own_entry() {
    written("t", "{\"a\":1,\"a.b\":2}");
    assertThat(ok(http().list(at("t/a"), "")).paths()).isSubsetOf(at("t/a"));
  }

  @Test
  @Assertion(id = "DUST-LIST-007", rule = Rule.R1)
  void an_escaped_star_is_a_star() {
    written("t", "{\"*\":1,\"x\":2,\"**\":{\"y\":3}}");
    assertThat(ok(http().list(at("t/\\**/*"), "")).paths()).containsExactly(at("t/**/y"));
    assertThat(ok(http().list(at("t/\\*"), "")).paths()).isSubsetOf(at("t/*"));
  }

  @Test
  @Assertion(id = "DUST-LIST-008", rule = Rule.R1)
  void prefixes_are_the_next_segments() {
    written("t", TREE.replace("\"A\":5,", ""));
    RawAnswer list = ok(http().list(at("t/**"), "&select=prefixes&limit=1000"));
    assertThat(list.json().getJsonArray("items").toString()).contains("a-b", "b");
    refused(http().list(at("t/*"), "&select=prefixes"), 400, "invalid_pattern_for_prefixes");
  }

  @Test
  @Assertion(id = "DUST-LIST-009", rule = Rule.R1)
  void a_range_has_its_beginning_and_not_its_end() {
    written("t", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}");
    String range = "from=" + RawHttp.encoded(at("t/b")) + "&to=" + RawHttp.encoded(at("t/d"));
    assertThat(ok(http().send("GET", "/entries?" + range, null)).paths())
        .containsExactly(at("t/b"), at("t/c"));
    refused(http().list(at("t/**"), "&" + range), 400, "conflicting_params");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/**/z", "**/z", "a//b", "a~"})
  @Assertion(id = "DUST-LIST-010", rule = Rule.X1)
  void a_wrong_pattern_is_refused(String pattern) {
    RawAnswer answer = http().list(pattern, "");
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.error()).isNotEmpty();
  }

  @Test
  @Assertion(id = "DUST-LIST-011", rule = Rule.X1)
  void a_wrong_selection_is_refused() {
    assertThat(http().list(at("t/**"), "&select=everything").status()).isEqualTo(400);
  }

  @Test
  @Assertion(id = "DUST-LIST-012", rule = Rule.M4)
  void the_values_of_a_list_are_those_that_were_written() {
    String object = "{\"a\":[1,{\"x\":null}],\"b\":\"\",\"c\":null,\"d\":1.5}";
    written("t", object);
    JsonObject expected = RawJson.parse(object).asJsonObject();
    assertThat(ok(http().list(at("t/**"), "")).json().getJsonArray("items"))
        .extracting(item -> item.asJsonObject().get("value"))
        .containsExactlyElementsOf(expected.values());
  }
}
