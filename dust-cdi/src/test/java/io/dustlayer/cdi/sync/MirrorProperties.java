package io.dustlayer.cdi.sync;

import static io.dustlayer.cdi.sync.Mirrors.leaves;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.sync.tree.Difference;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MirrorProperties {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final List<String> SEGMENTS = List.of("a", "b", "a-b", "B", "~0", "~1x", "0");
  private static final List<String> NAMES = List.of("a", "b", "x/y", "~", "B");
  private static final List<JsonValue> SCALARS =
      Stream.of("1", "'x'", "null", "[1,{'a':2}]", "true").map(Mirrors::json).toList();

  /** An operation that has not been given its place in the log. */
  record Op(OpKind kind, String path, JsonValue value) {
    StoreEvent at(long seq) {
      return new StoreEvent(seq, kind, DustPath.parse(path), value, "device", "op-" + seq);
    }
  }

  @Property(tries = 300)
  void many_operations_in_one_editor_do_what_they_do_one_by_one(@ForAll long seed) {
    List<Op> ops = ops(new Random(seed));
    Mirror.Editor bulk = Mirror.empty().edit();
    Mirror single = Mirror.empty();
    List<Mirror> versions = new ArrayList<>();
    List<Map<String, String>> contents = new ArrayList<>();
    for (int i = 0; i < ops.size(); i++) {
      Operations.apply(bulk, ops.get(i).at(i + 1));
      single = Operations.apply(single, ops.get(i).at(i + 1));
      versions.add(single);
      contents.add(leaves(single));
    }
    Mirror together = bulk.done();

    Mirror sorted = Mirror.ofSorted(single.watermark(), single.all());

    assertThat(sorted.differences(single)).isExhausted();
    assertThat(sorted.watermark()).isEqualTo(single.watermark());
    for (String segment : SEGMENTS) {
      String folded = Capitals.fold(segment);
      assertThat(sorted.capitals().spellings(folded))
          .isEqualTo(single.capitals().spellings(folded));
    }
    assertThat(leaves(together)).isEqualTo(leaves(single));
    assertThat(together.size()).isEqualTo(single.size()).isEqualTo(leaves(single).size());
    assertThat(together.watermark()).isEqualTo(single.watermark()).isEqualTo(ops.size());
    assertThat(together.differences(single)).isExhausted();
    for (int i = 0; i < versions.size(); i++) {
      assertThat(leaves(versions.get(i))).as("version %d", i).isEqualTo(contents.get(i));
    }
  }

  @Property(tries = 300)
  void operations_do_what_they_do_to_a_plain_map(@ForAll long seed) {
    List<Op> ops = ops(new Random(seed));
    Mirror.Editor editor = Mirror.empty().edit();
    PlainStore plain = new PlainStore();
    for (int i = 0; i < ops.size(); i++) {
      Operations.apply(editor, ops.get(i).at(i + 1));
      plain.apply(ops.get(i).at(i + 1));
    }

    assertThat(leaves(editor.done())).isEqualTo(plain.leaves());
  }

  @Property(tries = 300)
  void only_what_an_operation_touches_differs(@ForAll long seed) {
    Random random = new Random(seed);
    List<Op> ops = ops(random);
    Op last = op(random);
    Mirror before = mirror(ops);
    StoreEvent event = last.at(ops.size() + 1);
    Iterator<Difference<Leaf>> differences = before.differences(Operations.apply(before, event));

    while (differences.hasNext()) {
      DustPath path = DustPath.parse(differences.next().key());
      assertThat(Operations.touched(event)).anyMatch(path::startsWith);
    }
  }

  @Property(tries = 300)
  void an_object_that_was_set_is_assembled_again_from_its_leaves(@ForAll long seed) {
    JsonValue value = object(new Random(seed), 4, 1);
    Mirror mirror = mirror(List.of(new Op(OpKind.SET, "p/q", value)));
    Map<List<String>, JsonValue> parts = new LinkedHashMap<>();
    mirror
        .below("p/q")
        .forEachRemaining(
            leaf -> {
              List<String> segments = DustPath.parse(leaf.path()).segments();
              parts.put(segments.subList(2, segments.size()), leaf.value());
            });

    assertThat(assemble(parts)).isEqualTo(value);
    assertThat(mirror.leaf("p/q")).isEmpty();
  }

  @Property(tries = 300)
  void what_lies_below_a_path_is_found_by_its_range(@ForAll long seed) {
    Random random = new Random(seed);
    Mirror mirror = mirror(ops(random));
    String path = path(random);
    String after = path(random);
    Map<String, String> below = new LinkedHashMap<>(leaves(mirror));
    below.keySet().removeIf(key -> !key.startsWith(path + '/'));
    Map<String, String> rest = new LinkedHashMap<>(below);
    rest.keySet().removeIf(key -> DustPath.compareRendered(key, after) <= 0);

    assertThat(leaves(mirror.below(path))).isEqualTo(below);
    assertThat(leaves(mirror.below(path, after))).isEqualTo(rest);
    assertThat(mirror.contains(path)).isEqualTo(!below.isEmpty() || mirror.leaf(path).isPresent());
  }

  private static Mirror mirror(List<Op> ops) {
    Mirror.Editor editor = Mirror.empty().edit();
    for (int i = 0; i < ops.size(); i++) {
      Operations.apply(editor, ops.get(i).at(i + 1));
    }
    return editor.done();
  }

  private static JsonValue assemble(Map<List<String>, JsonValue> parts) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    Map<String, Map<List<String>, JsonValue>> children = new LinkedHashMap<>();
    parts.forEach(
        (segments, value) ->
            children
                .computeIfAbsent(segments.get(0), name -> new LinkedHashMap<>())
                .put(segments.subList(1, segments.size()), value));
    children.forEach(
        (name, below) ->
            object.add(
                name, below.containsKey(List.of()) ? below.get(List.of()) : assemble(below)));
    return object.build();
  }

  /** The rules of the protocol once more, as slow and plain as can be. */
  private static final class PlainStore {

    private final TreeMap<String, String> leaves = new TreeMap<>(DustPath::compareRendered);

    void apply(StoreEvent event) {
      String path = event.path().render();
      String revision = "@" + event.storeSeq();
      switch (event.kind()) {
        case SET -> set(path, event.value(), revision, true);
        case DELETE -> clear(path);
        case RELEASE -> leaves.remove(path);
        case MERGE ->
            event
                .value()
                .asJsonObject()
                .forEach(
                    (name, child) ->
                        set(
                            path + '/' + name.replace("~", "~0").replace("/", "~1"),
                            child,
                            revision,
                            child.getValueType() == JsonValue.ValueType.OBJECT));
        default -> put(path, event.value(), revision);
      }
    }

    Map<String, String> leaves() {
      return leaves;
    }

    private void set(String path, JsonValue value, String revision, boolean clearing) {
      if (clearing) {
        clear(path);
      }
      if (value.getValueType() == JsonValue.ValueType.OBJECT) {
        value
            .asJsonObject()
            .forEach(
                (name, child) ->
                    set(
                        path + '/' + name.replace("~", "~0").replace("/", "~1"),
                        child,
                        revision,
                        false));
      } else {
        put(path, value, revision);
      }
    }

    private void put(String path, JsonValue value, String revision) {
      leaves.put(path, value.toString().replace('"', '\'') + revision);
    }

    private void clear(String path) {
      leaves.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + '/'));
    }
  }

  private static List<Op> ops(Random random) {
    List<Op> ops = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      ops.add(op(random));
    }
    return ops;
  }

  private static Op op(Random random) {
    OpKind kind = OpKind.values()[random.nextInt(OpKind.values().length)];
    JsonValue value = kind == OpKind.MERGE ? object(random, 3, 0) : value(random, 3, 0);
    return new Op(kind, path(random), value);
  }

  private static String path(Random random) {
    List<String> segments = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      segments.add(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
    }
    return String.join("/", segments);
  }

  private static JsonValue value(Random random, int depth, int atLeast) {
    return depth == 0 || random.nextBoolean()
        ? SCALARS.get(random.nextInt(SCALARS.size()))
        : object(random, depth, atLeast);
  }

  private static JsonObject object(Random random, int depth, int atLeast) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    for (int i = atLeast + random.nextInt(3); i > 0; i--) {
      object.add(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1, atLeast));
    }
    return object.build();
  }
}
