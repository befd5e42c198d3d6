package io.dustlayer.cdi.tck.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.chaos.wire.Repetition;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each kind of violation is found, in a history in which nothing else is wrong. */
class ChecksTest {

  private static final String TITLE = "notes/a/title";

  private final List<Op> log = new ArrayList<>();
  private final List<JsonObject> lines = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Repetition> sent = new ArrayList<>();
  private int time;

  private void line(String event, String... fields) {
    line(event, 10, fields);
  }

  private void line(String event, int millis, String... fields) {
    time += millis;
    JsonObjectBuilder line = Json.createObjectBuilder().add("e", event).add("t", time);
    for (int i = 0; i < fields.length; i += 2) {
      line.add(fields[i], json(fields[i + 1]));
    }
    lines.add(line.build());
  }

  private static JsonValue json(String text) {
    String quoted = text.matches("-?\\d+|\\[.*|true|false") ? text : '"' + text + '"';
    try (JsonReader reader = Json.createReader(new StringReader("[" + quoted + "]"))) {
      JsonArray array = reader.readArray();
      return array.get(0);
    }
  }

  private void committed(String id, String path, String value) {
    log.add(
        new Op(
            log.size() + 1,
            value.isEmpty() ? "delete" : "set",
            path,
            value.isEmpty() ? JsonValue.NULL : json(value),
            id));
  }

  private void intent(int n, String call, String fresh, String deleted) {
    line("intent", "n", "" + n, "call", call, "fresh", fresh, "carried", "[]", "deleted", deleted);
  }

  private void insert(int n, String value) {
    intent(n, "insert", "[[\"" + TITLE + "\",\"" + value + "\"]]", "[]");
  }

  /** One acknowledged insert at seq 1. */
  private void first() {
    insert(1, "v1");
    committed("c1-x-1", TITLE, "v1");
    line("acked", "n", "1", "seq", "1", "took", "10");
  }

  /** Everything that a client says at the end when nothing is wrong. */
  private Truth finish() {
    Map<String, Truth.Leaf> entries = new TreeMap<>();
    Map<String, Long> last = new HashMap<>();
    log.forEach(op -> last.put(op.path(), op.seq()));
    Truth replay = new Truth(log, Map.of());
    last.keySet().stream()
        .filter(path -> !replay.at(path, Long.MAX_VALUE).isEmpty())
        .forEach(
            path ->
                entries.put(path, new Truth.Leaf(replay.at(path, Long.MAX_VALUE), last.get(path))));
    entries.forEach(
        (path, leaf) -> line("leaf", "path", path, "value", leaf.value(), "revision", "0"));
    line("reported", "watermark", "" + log.size());
    return new Truth(log, entries);
  }

  private List<String> violations(boolean last) {
    Truth truth = finish();
    Run run = new Run("c1", 1, last, lines);
    return Verdict.of(new History(Map.of("c1", List.of(run)), pauses, sent), truth, List.of())
        .violations();
  }

  private void assertFinds(String... beginnings) {
    List<String> found = violations(true);
    assertThat(found).hasSize(beginnings.length);
    for (int i = 0; i < beginnings.length; i++) {
      assertThat(found.get(i)).startsWith(beginnings[i]);
    }
  }

  @Test
  void nothing_is_wrong_with_an_acknowledged_write_in_the_log() {
    first();
    assertFinds();
  }

  @Test
  void an_acknowledged_write_that_is_not_in_the_log_is_lost() {
    insert(1, "v1");
    line("acked", "n", "1", "seq", "1", "took", "10");
    assertFinds("lost: acknowledged, but not in the log", "lost: at the place of the receipt");
  }

  @Test
  void an_acknowledged_delete_that_is_not_in_the_log_is_lost() {
    first();
    intent(2, "delete", "[]", "[\"notes/a\"]");
    line("acked", "n", "2", "seq", "2", "took", "10");
    assertFinds("lost: at the place of the receipt", "lost: c1 was told of 1 deletes");
  }

  @Test
  void a_refused_write_in_the_log_is_invented() {
    insert(1, "v1");
    committed("c1-x-1", TITLE, "v1");
    line("refused", "n", "1", "kind", "NETWORK", "written", "0", "took", "10");
    assertFinds("invented: refused, but in the log");
  }

  @Test
  void a_write_of_unknown_outcome_may_be_in_the_log_or_not() {
    insert(1, "v1");
    committed("c1-x-1", TITLE, "v1");
    line("unknown", "n", "1", "kind", "TIMEOUT", "written", "0", "took", "10");
    insert(2, "v2");
    line("unknown", "n", "2", "kind", "TIMEOUT", "written", "0", "took", "10");
    assertFinds();
  }

  @Test
  void what_nobody_wrote_is_invented() {
    first();
    committed("c1-x-2", TITLE, "v2");
    committed("who-x-1", TITLE, "v3");
    assertFinds("invented: by nobody", "invented: nobody wrote");
  }

  @Test
  void a_delete_that_nobody_made_is_invented() {
    first();
    committed("c1-x-2", "notes/a/title", "");
    assertFinds("invented: c1 made 0 deletes");
  }

  @Test
  void half_a_batch_is_wrong() {
    intent(1, "batch", "[[\"notes/a/title\",\"v1\"],[\"notes/a/body\",\"v2\"]]", "[]");
    committed("c1-x-1:0", "notes/a/title", "v1");
    line("unknown", "n", "1", "kind", "TIMEOUT", "written", "0", "took", "10");
    assertFinds("wrong: half a batch");
  }

  @Test
  void an_operation_of_a_batch_must_not_come_twice() {
    intent(1, "batch", "[[\"notes/a/title\",\"v1\"]]", "[]");
    committed("c1-x-1:0", TITLE, "v1");
    committed("c1-x-1:0", TITLE, "v1");
    line("acked", "n", "1", "seq", "1", "took", "10");
    assertFinds("doubled: ");
  }

  @Test
  void a_write_sent_again_by_a_client_that_had_been_shown_it_is_doubled() {
    first();
    committed("c1-x-1", TITLE, "v1");
    sent.add(new Repetition("c1", "c1-x-1", List.of(), 0));
    sent.add(new Repetition("c1", "c1-x-1", List.of(), 1));
    assertFinds("doubled: sent again");
  }

  @Test
  void a_write_sent_again_by_a_client_that_could_not_know_is_not() {
    first();
    committed("c1-x-1", TITLE, "v1");
    sent.add(new Repetition("c1", "c1-x-1", List.of(), 0));
    // Before the catch-up, and behind a snapshot.
    sent.add(new Repetition("c1", "c1-x-1", List.of(), -1));
    sent.add(new Repetition("c1", "c1-x-1", List.of(new Repetition.Hidden(0, 2)), 2));
    assertFinds();
  }

  @Test
  void a_call_that_takes_too_long_is_stuck_unless_its_process_stood_still() {
    insert(1, "v1");
    committed("c1-x-1", TITLE, "v1");
    line("acked", 60_000, "n", "1", "seq", "1", "took", "60000");
    assertFinds("stuck: took 60000 ms");

    lines.removeIf(line -> List.of("leaf", "reported").contains(line.getString("e")));
    pauses.add(new Pause("c1", 1000, 59_000));
    assertFinds();
  }

  @Test
  void a_call_that_never_comes_back_is_stuck_unless_the_process_was_killed() {
    insert(1, "v1");
    assertThat(violations(false)).isEmpty();
    lines.removeIf(line -> line.getString("e").equals("reported"));
    assertFinds("stuck: never came back");
  }

  @Test
  void a_watermark_must_not_go_back() {
    first();
    line("mark", "watermark", "1");
    line("mark", "watermark", "0");
    assertFinds("wrong: the watermark");
  }

  private void told(int seq, String id) {
    line("op", "top", "notes", "seq", "" + seq, "path", TITLE, "id", id);
  }

  private void three() {
    for (int n = 1; n <= 3; n++) {
      insert(n, "v" + n);
      committed("c1-x-" + n, TITLE, "v" + n);
      line("acked", "n", "" + n, "seq", "" + n, "took", "10");
    }
  }

  @Test
  void an_operation_must_be_told_once() {
    three();
    told(1, "c1-x-1");
    told(1, "c1-x-1");
    told(3, "c1-x-3");
    assertFinds("doubled: c1.1 was told twice", "lost: c1.1 was never told");
  }

  @Test
  void a_snapshot_stands_for_operations() {
    three();
    told(1, "c1-x-1");
    line("resync", "top", "notes", "from", "2", "to", "3");
    assertFinds();
  }

  @Test
  void operations_must_be_told_in_order_and_as_they_are() {
    three();
    told(1, "c1-x-1");
    told(3, "c1-x-2");
    told(2, "c1-x-2");
    assertFinds("invented: c1.1 was told of", "wrong: c1.1 was told after 3");
  }

  @Test
  void a_record_must_be_told_as_it_was() {
    three();
    line("changed", "top", "notes", "seq", "1", "slug", "a", "title", "v1");
    line("changed", "top", "notes", "seq", "2", "slug", "a", "title", "v3");
    line("changed", "top", "notes", "seq", "2", "slug", "a", "title", "v2");
    assertFinds(
        "wrong: c1.1 was told",
        "doubled: c1.1 was told twice",
        "lost: c1.1 was not told of the record");
  }

  private void read(int floor, String title) {
    line("read", "path", "notes/a", "floor", "" + floor, "title", title, "took", "0");
  }

  @Test
  void a_read_must_not_go_back_behind_the_watermark() {
    first();
    read(1, "v1");
    committed("c1-x-2", TITLE, "v2");
    intent(2, "insert", "[[\"notes/a/title\",\"v2\"]]", "[]");
    line("unknown", "n", "2", "kind", "TIMEOUT", "written", "0", "took", "10");
    read(2, "v1");
    assertFinds("wrong: c1.1 read");
  }

  @Test
  void a_read_shows_what_was_acknowledged_before() {
    first();
    read(0, "");
    assertFinds("wrong: c1.1 read");
  }

  @Test
  void a_read_may_show_a_write_of_unknown_outcome_and_nothing_else_that_is_not_there() {
    first();
    insert(2, "v2");
    line("unknown", "n", "2", "kind", "TIMEOUT", "written", "0", "took", "10");
    read(1, "v2");
    read(1, "v9");
    assertFinds("wrong: c1.1 read");
  }

  private void accept(int n, String id) {
    insert(n, "v" + n);
    line("accepted", "n", "" + n, "id", id, "took", "1");
  }

  private void settled(String id, String outcome, int seq) {
    line("settled", "id", id, "outcome", outcome, "seq", "" + seq);
  }

  @Test
  void what_the_outbox_accepted_must_be_written_and_settled() {
    accept(1, "c1-x-1");
    committed("c1-x-1", TITLE, "v1");
    settled("c1-x-1", "ACCEPTED", 1);
    accept(2, "c1-x-2");
    assertFinds("stuck: accepted into the outbox", "lost: accepted into the outbox");
  }

  @Test
  void nothing_here_is_a_reason_for_the_outbox_to_give_up() {
    accept(1, "c1-x-1");
    committed("c1-x-1", TITLE, "v1");
    settled("c1-x-1", "UNKNOWN", 0);
    assertFinds("wrong: accepted into the outbox, and settled with UNKNOWN");
  }

  @Test
  void what_the_outbox_refused_must_not_be_written() {
    insert(1, "v1");
    line("refused", "n", "1", "kind", "NETWORK", "written", "0", "took", "1");
    committed("c1-x-1", TITLE, "v1");
    assertFinds("invented: refused, but in the log");
  }

  @Test
  void the_outbox_keeps_the_order_of_a_record_and_says_the_same_each_time() {
    accept(1, "c1-x-1");
    accept(2, "c1-x-2");
    committed("c1-x-2", TITLE, "v2");
    committed("c1-x-1", TITLE, "v1");
    settled("c1-x-1", "ACCEPTED", 2);
    settled("c1-x-2", "ACCEPTED", 1);
    settled("c1-x-2", "ACCEPTED", 2);
    assertFinds(
        "wrong: committed before 2",
        "wrong: c1-x-2 was settled",
        "doubled: c1.1 was told twice of the settlement");
  }

  @Test
  void a_mirror_must_be_what_the_server_has() {
    first();
    line("leaf", "path", "notes/z/title", "value", "v9", "revision", "0");
    assertFinds("wrong: the mirror of c1.1");
  }
}
