package io.dustlayer.cdi.tck.weld.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.weld.soak.WriteCall.Fate;
import io.dustlayer.cdi.tck.weld.soak.WriteCall.Planned;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A short course of events in which all is right, written down by hand, for tests that spoil one
 * thing of it. One application is told of each operation; another gets a snapshot for four of them.
 */
final class Course {

  static final WireWrite TITLE = WireWrite.set("soak-tasks/a/title", text("one"));
  static final WireWrite NOTE = WireWrite.set("soak-tasks/a/note", text("two"));
  static final WireWrite PROFILE = WireWrite.set("soak-profiles/b", titled("three"));
  static final WireWrite TASK = WireWrite.set("soak-tasks/b", titled("four"));
  static final WireWrite ALL = WireWrite.delete("soak-tasks");
  static final WireWrite ELSEWHERE = WireWrite.delete("soak-elsewhere");
  static final WireWrite BATCH = WireWrite.set("soak-tasks/a/title", text("six"));

  final List<LoggedOp> log = new ArrayList<>();
  final List<WriteCall> calls = new ArrayList<>();
  final List<SeenEvent> events = new ArrayList<>();
  final List<SeenRaw> raw = new ArrayList<>();
  final List<SeenEvent> eventsWithSnapshot = new ArrayList<>();
  final List<SeenRaw> rawWithSnapshot = new ArrayList<>();
  final Map<String, Leaf> server = new TreeMap<>();
  final Map<String, Leaf> mirror = new TreeMap<>();
  final Map<String, List<Content>> records = new TreeMap<>();
  Set<Long> snapshots = Set.of(5L);
  long watermark = 6;
  int pending;

  Course() {
    acknowledged("soak1", "soak1-run-000001", TITLE);
    acknowledged("soak1", "soak1-run-000002", NOTE);
    acknowledged("past", "past-1", PROFILE);
    acknowledged("past", "past-2", TASK);
    acknowledged("soak2", "soak2-run-000001", ALL);
    acknowledged("soak2", "soak2-run-000002:0", BATCH);
    events.add(upserted(1, "a", new Content("one", null, null, Map.of()), true));
    events.add(upserted(2, "a", new Content("one", null, "two", Map.of()), true));
    events.add(upserted(4, "b", new Content("four", null, null, Map.of()), false));
    events.add(new SeenEvent(5, "a", Optional.empty(), false));
    events.add(new SeenEvent(5, "b", Optional.empty(), false));
    events.add(upserted(6, "a", new Content("six", null, null, Map.of()), false));
    log.stream().filter(op -> op.seq() != 3).forEach(op -> raw.add(told(op, op.seq() < 3)));
    eventsWithSnapshot.add(upserted(1, "a", new Content("one", null, null, Map.of()), false));
    eventsWithSnapshot.add(new SeenEvent(5, "a", Optional.empty(), false));
    eventsWithSnapshot.add(upserted(6, "a", new Content("six", null, null, Map.of()), true));
    rawWithSnapshot.add(told(log.get(0), false));
    rawWithSnapshot.add(new SeenRaw.Resync(2, 5));
    rawWithSnapshot.add(told(log.get(5), true));
    server.put("soak-profiles/b/title", new Leaf(text("three"), 3));
    server.put("soak-tasks/a/title", new Leaf(text("six"), 6));
    mirror.put("soak-profiles/b/title", new Leaf(text("three"), 0));
    mirror.put("soak-tasks/a/title", new Leaf(text("six"), 6));
    records.put("soak-profiles/b", List.of(new Content("three", null, null, Map.of())));
    records.put("soak-tasks/a", List.of(new Content("six", null, null, Map.of())));
  }

  List<String> violations() {
    return Verdict.violations(
        new History(
            log,
            snapshots,
            calls,
            List.of(
                new Witness("soak1", SoakSchema.TASKS, 0, events, raw),
                new Witness("soak2", SoakSchema.TASKS, 0, eventsWithSnapshot, rawWithSnapshot)),
            List.of(new Reading("soak1", watermark, pending, mirror, records)),
            server));
  }

  /** All that is reported is this. */
  void assertReported(String violation) {
    assertThat(violations())
        .isNotEmpty()
        .allMatch(reported -> reported.contains(violation), "contains " + violation);
  }

  /** A write that is in the log, and whose writer knows where. */
  private void acknowledged(String author, String id, WireWrite write) {
    commit(id, write);
    call(author, write, Fate.ACKNOWLEDGED, log.size());
  }

  /** One more operation of the log. */
  void commit(String id, WireWrite write) {
    log.add(new LoggedOp(log.size() + 1, write.op(), write.path(), write.value(), id));
  }

  /** One more operation that nobody is told of and that changes nothing. */
  void commitElsewhere(String id) {
    commit(id, ELSEWHERE);
    watermark++;
  }

  void call(String author, WireWrite write, Fate fate, long seq) {
    calls.add(
        new WriteCall(
            author,
            "call",
            List.of(new Planned(write, fate, seq)),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Optional.empty()));
  }

  static SeenRaw.Op told(LoggedOp op, boolean own) {
    return new SeenRaw.Op(op.seq(), op.op(), op.path(), op.value(), op.opId(), own);
  }

  static SeenEvent upserted(long seq, String slug, Content content, boolean own) {
    return new SeenEvent(seq, slug, Optional.of(content), own);
  }

  static JsonValue text(String text) {
    return Json.createValue(text);
  }

  private static JsonObject titled(String title) {
    return Json.createObjectBuilder().add("title", title).build();
  }
}
