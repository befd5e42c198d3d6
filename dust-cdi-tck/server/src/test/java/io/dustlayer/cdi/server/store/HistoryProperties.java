package io.dustlayer.cdi.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the log tells is what was in the store, whatever was written and compacted. */
class HistoryProperties {
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void theLogTellsEveryEarlierState(
      @ForAll("histories") List<WriteOp> ops, @ForAll boolean real, @ForAll int compaction) {
    Set<Quirk> quirks = real ? Quirk.real() : Quirk.none();
    try (StoreFixture fixture = new StoreFixture(quirks)) {
      int compactedAt = Math.floorMod(compaction, ops.size() + 1);
      List<Map<String, Entry>> states = new ArrayList<>();
      states.add(entries(fixture));
      for (int i = 0; i < ops.size(); i++) {
        if (i == compactedAt) {
          fixture.store.compact();
        }
        attempt(fixture, ops.get(i));
        if (states.size() <= fixture.store.storeSeq()) {
          states.add(entries(fixture));
        }
      }
      StoreContent content = fixture.store.content();
      long from = content.snapshot().map(Snapshot::seq).orElse(0L);
      History history = new History(content.snapshot(), quirks);
      assertThat(history.leaves()).isEqualTo(states.get((int) from));
      for (CommittedOp op : content.ops()) {
        history.after(List.of(op));
        assertThat(history.leaves()).isEqualTo(states.get((int) op.storeSeq()));
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aRollbackBringsTheOldLeavesBack(@ForAll("histories") List<WriteOp> ops, @ForAll int to) {
    try (StoreFixture fixture = new StoreFixture(Quirk.none())) {
      List<String> states = new ArrayList<>();
      for (WriteOp op : ops) {
        attempt(fixture, op);
        if (states.size() < fixture.store.storeSeq()) {
          states.add(fixture.leaves());
        }
      }
      if (!states.isEmpty()) {
        int target = Math.floorMod(to, states.size());
        fixture.store.rollback(target + 1);
        assertThat(fixture.leaves()).isEqualTo(states.get(target));
      }
    }
  }

  private static void attempt(StoreFixture fixture, WriteOp op) {
    try {
      fixture.commit(op);
    } catch (WriteRefusedException refused) {
      assertThat(fixture.store.storeSeq()).isNotNegative();
    }
  }

  private static Map<String, Entry> entries(StoreFixture fixture) {
    Map<String, Entry> entries = new TreeMap<>();
    fixture
        .store
        .list(EntryQuery.everything())
        .entries()
        .forEach(entry -> entries.put(entry.path(), entry));
    return entries;
  }

  @Provide
  Arbitrary<List<WriteOp>> histories() {
    Arbitrary<String> paths =
        Arbitraries.of("a", "A", "a/b", "a/B/c", "a/b/c", "a-b", "a0", "b", "b/x~1y");
    Arbitrary<String> values =
        Arbitraries.of(
            "1",
            "2.5",
            "null",
            "\"s\"",
            "[1,2]",
            "{}",
            "{\"b\":1}",
            "{\"b\":{\"c\":2},\"d\":3}",
            "{\"_type\":\"decimal\",\"_typed\":\"1.0\"}");
    return Combinators.combine(Arbitraries.integers().between(0, 8), paths, values)
        .as(HistoryProperties::op)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static WriteOp op(int kind, String path, String value) {
    boolean number = value.equals("1") || value.equals("2.5");
    boolean object = value.startsWith("{");
    switch (kind) {
      case 0:
        return StoreFixture.delete(path);
      case 1:
        return StoreFixture.increment(path, number ? value : "-3");
      case 2:
        return StoreFixture.add(path, value);
      case 3:
        return StoreFixture.remove(path, value);
      case 4:
        return StoreFixture.merge(path, object ? value : "{\"b\":" + value + "}");
      case 5:
        return StoreFixture.lease(path, value, 10);
      case 6:
        return StoreFixture.release(path, "1");
      default:
        return StoreFixture.set(path, value);
    }
  }
}
