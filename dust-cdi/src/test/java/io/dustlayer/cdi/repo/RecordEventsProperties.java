package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustEvent.Deleted;
import io.dustlayer.cdi.DustEvent.Upserted;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.Loaded;
import io.dustlayer.cdi.schema.SchemaModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class RecordEventsProperties {

  private static final SchemaModel<Memo> MEMO = SchemaModel.of(Memo.class);
  private static final List<String> SLUGS = List.of("a", "a-b", "a~1b", "b", "é");

  private record Op(String kind, String path, String value) {

    void applyTo(ModelTransport model) {
      switch (kind) {
        case "set" -> model.set(path, value);
        case "delete" -> model.delete(path);
        case "increment" -> model.increment(path);
        case "merge" -> model.merge(path, "{'a':" + value + ",'title':" + value + "}");
        default -> model.replace(snapshot(model), false);
      }
    }

    private ModelView snapshot(ModelTransport model) {
      long seq = model.state().watermark() + 3;
      return model.state().set(DustPath.parse(path), Texts.json(value), seq);
    }
  }

  @Provide
  Arbitrary<List<Op>> ops() {
    Arbitrary<String> slug = Arbitraries.of(SLUGS);
    Arbitrary<String> name = Arbitraries.of("title", "title", "body", "labels", "labels/k", "x");
    Arbitrary<String> path =
        Arbitraries.frequencyOf(
            Tuple.of(8, Combinators.combine(slug, name).as((s, n) -> "desk/memos/" + s + "/" + n)),
            Tuple.of(4, slug.map(s -> "desk/memos/" + s)),
            Tuple.of(2, Arbitraries.of("desk/memos", "desk", "desk/lamps/a")));
    Arbitrary<String> value =
        Arbitraries.of(
            "'A'",
            "'B'",
            "''",
            "5",
            "null",
            "{'k':'v'}",
            "['x']",
            "{'title':'A'}",
            "{'title':'B','body':'C'}",
            "{'a':{'title':'A'},'b':{'title':'B'}}",
            "{'memos':{'a':{'title':'A'},'a-b':{'title':'B'}}}");
    Arbitrary<String> kind =
        Arbitraries.of("set", "set", "set", "delete", "increment", "merge", "snapshot");
    return Combinators.combine(kind, path, value).as(Op::new).list().ofMaxSize(25);
  }

  @Property(tries = 200)
  void events_are_one_for_each_operation_and_record_and_lead_to_what_is_stored(
      @ForAll("ops") List<Op> before, @ForAll("ops") List<Op> after) {
    RealtimeStore store = new RealtimeStore();
    before.forEach(op -> op.applyTo(store.model));
    List<DustEvent<Memo>> live = new ArrayList<>();
    List<DustEvent<Memo>> all = new ArrayList<>();
    store.memos.subscribe(live::add);
    store.memos.subscribe(all::add, SubscribeOptions.withCurrent());
    List<DustEvent<Memo>> expected = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      ModelView was = store.model.state();
      after.get(i).applyTo(store.model);
      expected.addAll(expected(after.get(i), was, store.model.state()));
      if (i % 3 == 0) {
        store.executor.runAll();
      }
    }
    store.executor.runAll();

    assertThat(live).isEqualTo(expected);
    assertThat(all.subList(all.size() - live.size(), all.size())).isEqualTo(live);
    assertThat(folded(all)).isEqualTo(loadable(store.model.state()));
    assertEachOnceAndRising(live);
  }

  private static void assertEachOnceAndRising(List<DustEvent<Memo>> events) {
    Set<String> seen = new HashSet<>();
    Map<String, Long> last = new HashMap<>();
    for (DustEvent<Memo> event : events) {
      assertThat(seen.add(event.storeSeq() + " " + event.slug())).isTrue();
      assertThat(event.storeSeq()).isGreaterThan(last.getOrDefault(event.slug(), 0L));
      last.put(event.slug(), event.storeSeq());
    }
  }

  private static Map<String, Memo> folded(List<DustEvent<Memo>> events) {
    Map<String, Memo> records = new HashMap<>();
    for (DustEvent<Memo> event : events) {
      if (event instanceof Upserted<Memo> upserted) {
        records.put(event.slug(), upserted.record());
      } else {
        assertThat(records.remove(event.slug())).as("%s was there", event).isNotNull();
      }
    }
    return records;
  }

  // The rule in the plainest words: look at every record that there could be.
  private static List<DustEvent<Memo>> expected(Op op, ModelView before, ModelView after) {
    List<DustEvent<Memo>> events = new ArrayList<>();
    TreeMap<DustPath, String> records = new TreeMap<>();
    List.of("a", "a-b", "a/b", "b", "é", "k", "title", "body", "memos")
        .forEach(slug -> records.put(MEMO.path(slug), slug));
    records.forEach(
        (path, slug) -> {
          boolean changed = !leaves(before, path).equals(leaves(after, path));
          if (names(op, path) || changed) {
            event(slug, after.watermark(), load(before, slug), load(after, slug))
                .ifPresent(events::add);
          }
        });
    return events;
  }

  private static boolean names(Op op, DustPath record) {
    DustPath path = DustPath.parse(op.path());
    return switch (op.kind()) {
      case "snapshot" -> false;
      case "merge" -> path.child("a").startsWith(record) || path.child("title").startsWith(record);
      default -> path.startsWith(record);
    };
  }

  private static Optional<DustEvent<Memo>> event(
      String slug, long seq, Optional<Memo> before, Optional<Memo> after) {
    return after
        .<DustEvent<Memo>>map(memo -> new Upserted<>(memo, slug, seq, false))
        .or(() -> before.map(memo -> new Deleted<>(slug, seq, false)));
  }

  private static Map<String, Object> leaves(ModelView view, DustPath record) {
    Map<String, Object> leaves = new HashMap<>();
    view.leaf(record).ifPresent(leaf -> leaves.put(leaf.path(), leaf.value()));
    view.below(record).forEachRemaining(leaf -> leaves.put(leaf.path(), leaf.value()));
    return leaves;
  }

  private static Optional<Memo> load(ModelView view, String slug) {
    return Optional.ofNullable(loadable(view).get(slug));
  }

  private static Map<String, Memo> loadable(ModelView view) {
    ModelTransport reader = new ModelTransport();
    reader.replace(view, false);
    Map<String, Memo> records = new HashMap<>();
    new RecordGroups(
            reader.list(MEMO.prefix(), 1, Optional.empty()).items().iterator(),
            MEMO.prefix().length())
        .forEachRemaining(
            group -> {
              if (MEMO.load(group.slug(), group.value()) instanceof Loaded.Ok<Memo> ok) {
                records.put(group.slug(), ok.record());
              }
            });
    return records;
  }
}
