package io.dustlayer.cdi.sync.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The tree against the JDK's ordered map, over long random histories of a few thousand keys. */
class OrderedTreeProperties {

  private record Entry(String key, int value) implements Keyed {}

  private final TreeMap<String, Entry> model = new TreeMap<>(DustPath::compareRendered);
  private OrderedTree<Entry> tree = OrderedTree.empty();

  @Property(tries = 40)
  void it_holds_what_an_ordered_map_holds_after_any_history(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int editors) {
    Random random = new Random(seed);
    for (int i = 0; i < editors; i++) {
      edit(random, random.nextInt(400));
      Structure.check(tree);
      assertThat(tree.size()).isEqualTo(model.size());
      assertThat(list(tree.range("", null))).isEqualTo(List.copyOf(model.values()));
    }
  }

  @Property(tries = 60)
  void a_tree_of_sorted_elements_is_like_one_of_elements_put_one_by_one(
      @ForAll long seed, @ForAll @IntRange(max = 5000) int count) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      String key = key(random);
      model.put(key, new Entry(key, i));
    }
    tree = OrderedTree.ofSorted(model.values().iterator());

    Structure.check(tree);
    assertThat(tree.size()).isEqualTo(model.size());
    assertThat(list(tree.range("", null))).isEqualTo(List.copyOf(model.values()));
    edit(random, 200);
    Structure.check(tree);
    assertThat(list(tree.range("", null))).isEqualTo(List.copyOf(model.values()));
  }

  @Example
  void elements_out_of_order_are_refused() {
    List<Entry> equal = List.of(new Entry("a", 1), new Entry("a", 2));
    List<Entry> descending = List.of(new Entry("b", 1), new Entry("a", 2));

    assertThatThrownBy(() -> OrderedTree.ofSorted(equal.iterator()))
        .hasMessage("'a' does not come after 'a'");
    assertThatThrownBy(() -> OrderedTree.ofSorted(descending.iterator()))
        .hasMessage("'a' does not come after 'b'");
  }

  @Property(tries = 20)
  void it_finds_what_an_ordered_map_finds(@ForAll long seed) {
    Random random = new Random(seed);
    edit(random, 2000);
    for (int i = 0; i < 200; i++) {
      String from = key(random);
      String to = key(random);
      assertThat(tree.get(from)).isEqualTo(model.get(from));
      assertThat(list(tree.range(from, null)))
          .isEqualTo(List.copyOf(model.tailMap(from, true).values()));
      List<Entry> between =
          DustPath.compareRendered(from, to) > 0
              ? List.of()
              : List.copyOf(model.subMap(from, true, to, false).values());
      assertThat(list(tree.range(from, to))).isEqualTo(between);
    }
  }

  @Property(tries = 10)
  void old_versions_stay_as_they_were_whatever_is_made_of_them(@ForAll long seed) {
    Random random = new Random(seed);
    List<OrderedTree<Entry>> versions = new ArrayList<>();
    List<List<Entry>> contents = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      edit(random, 1 + random.nextInt(i % 5 == 0 ? 1000 : 10));
      versions.add(tree);
      contents.add(List.copyOf(model.values()));
      if (i % 7 == 6) {
        // Another branch of history from an earlier version.
        int back = random.nextInt(versions.size());
        tree = versions.get(back);
        model.clear();
        contents.get(back).forEach(entry -> model.put(entry.key(), entry));
      }
    }

    for (int i = 0; i < versions.size(); i++) {
      assertThat(list(versions.get(i).range("", null))).isEqualTo(contents.get(i));
      Structure.check(versions.get(i));
    }
  }

  @Property(tries = 30)
  void the_differences_of_two_versions_are_those_of_their_contents(
      @ForAll long seed, @ForAll @IntRange(max = 300) int changes) {
    Random random = new Random(seed);
    edit(random, 3000);
    OrderedTree<Entry> before = tree;
    Map<String, Entry> old = new TreeMap<>(model);
    edit(random, changes);

    for (int i = 0; i < 10; i++) {
      String from = i == 0 ? "" : key(random);
      String to = i == 0 ? null : key(random);
      assertThat(list(before.differences(tree, from, to)))
          .isEqualTo(differences(old, model, from, to));
      assertThat(list(tree.differences(before, from, to)))
          .isEqualTo(differences(model, old, from, to));
    }
    assertThat(tree.differences(tree, "", null)).isExhausted();
  }

  @Property(tries = 10)
  void versions_that_share_nothing_differ_where_their_contents_do(@ForAll long seed) {
    Random random = new Random(seed);
    edit(random, 1500);
    OrderedTree.Editor<Entry> rebuilt = OrderedTree.<Entry>empty().edit();
    model.descendingMap().values().forEach(rebuilt::put);

    assertThat(tree.differences(rebuilt.done(), "", null)).isExhausted();
    assertThat(list(OrderedTree.<Entry>empty().differences(tree, "", null)))
        .hasSize(model.size())
        .allMatch(difference -> difference.before() == null);
  }

  @Example
  void ascending_descending_and_emptied_trees_keep_their_shape() {
    OrderedTree.Editor<Entry> editor = tree.edit();
    for (int i = 0; i < 20_000; i++) {
      editor.put(new Entry("k%05d".formatted(i), i));
      editor.put(new Entry("j%05d".formatted(20_000 - i), i));
    }
    OrderedTree<Entry> full = editor.done();
    Structure.check(full);
    OrderedTree.Editor<Entry> smaller = full.edit();
    smaller.removeRange("j00005", "k19995");
    OrderedTree<Entry> rest = smaller.done();
    Structure.check(rest);
    OrderedTree.Editor<Entry> emptied = rest.edit();
    emptied.removeRange("", "z");

    assertThat(full.size()).isEqualTo(40_000);
    assertThat(rest.size()).isEqualTo(9);
    assertThat(emptied.done().size()).isZero();
  }

  @Example
  void a_difference_costs_what_has_changed_and_not_what_is_there() {
    AtomicInteger looks = new AtomicInteger();
    OrderedTree.Editor<Watched> filling = OrderedTree.<Watched>empty().edit();
    for (int i = 0; i < 100_000; i++) {
      filling.put(new Watched("k%06d".formatted(i), looks));
    }
    OrderedTree<Watched> before = filling.done();
    looks.set(0);
    OrderedTree.Editor<Watched> editor = before.edit();
    editor.put(new Watched("k050000", looks));
    editor.removeRange("k070000", "k070003");
    OrderedTree<Watched> after = editor.done();

    assertThat(looks.get()).as("looks while editing").isLessThan(100);
    looks.set(0);
    assertThat(list(before.differences(after, "", null)))
        .extracting(Difference::key)
        .containsExactly("k050000", "k070000", "k070001", "k070002");
    assertThat(looks.get()).as("looks while comparing").isLessThan(1500);
  }

  /** Says how often its key was asked for; equal only to itself. */
  private static final class Watched implements Keyed {

    private final String key;
    private final AtomicInteger looks;

    Watched(String key, AtomicInteger looks) {
      this.key = key;
      this.looks = looks;
    }

    @Override
    public String key() {
      looks.incrementAndGet();
      return key;
    }
  }

  @Example
  void an_editor_that_changes_nothing_gives_a_version_that_shares_everything() {
    edit(new Random(1), 1000);
    OrderedTree.Editor<Entry> editor = tree.edit();
    editor.remove("not there");
    editor.removeRange("x", "y");

    assertThat(editor.done().root()).isSameAs(tree.root());
  }

  @Example
  void an_editor_cannot_be_used_after_it_is_done() {
    OrderedTree.Editor<Entry> editor = tree.edit();
    editor.put(new Entry("a", 1));
    editor.done();

    assertThatThrownBy(() -> editor.put(new Entry("a", 2)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> editor.removeRange("a", "b"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(editor::done).isInstanceOf(IllegalStateException.class);
  }

  @Example
  void an_iteration_ends_with_an_exception() {
    assertThatThrownBy(() -> tree.range("", null).next())
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> tree.differences(tree, "", null).next())
        .isInstanceOf(NoSuchElementException.class);
  }

  private void edit(Random random, int changes) {
    OrderedTree.Editor<Entry> editor = tree.edit();
    for (int i = 0; i < changes; i++) {
      int kind = random.nextInt(100);
      if (kind < 70) {
        Entry entry = new Entry(key(random), random.nextInt(3));
        editor.put(entry);
        model.put(entry.key(), entry);
      } else if (kind < 98) {
        String key = key(random);
        editor.remove(key);
        model.remove(key);
      } else {
        removeRange(editor, key(random), key(random));
      }
      assertThat(editor.size()).isEqualTo(model.size());
    }
    tree = editor.done();
  }

  private void removeRange(OrderedTree.Editor<Entry> editor, String from, String to) {
    editor.removeRange(from, to);
    if (DustPath.compareRendered(from, to) < 0) {
      model.subMap(from, true, to, false).clear();
    }
  }

  // Characters on both sides of the surrogates, where UTF-8 and UTF-16 are ordered differently.
  private static String key(Random random) {
    String[] parts = {"a", "b", "\uE000", "😀", "/", "-", "0"};
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      key.append(parts[random.nextInt(parts.length)]);
    }
    return key.toString();
  }

  private static List<Difference<Entry>> differences(
      Map<String, Entry> before, Map<String, Entry> after, String from, String to) {
    TreeMap<String, Difference<Entry>> found = new TreeMap<>(DustPath::compareRendered);
    before.forEach((key, entry) -> found.put(key, new Difference<>(entry, after.get(key))));
    after.forEach((key, entry) -> found.put(key, new Difference<>(before.get(key), entry)));
    found.values().removeIf(pair -> pair.before() != null && pair.before().equals(pair.after()));
    found
        .keySet()
        .removeIf(
            key ->
                DustPath.compareRendered(key, from) < 0
                    || to != null && DustPath.compareRendered(key, to) >= 0);
    return List.copyOf(found.values());
  }

  private static <T> List<T> list(Iterator<T> elements) {
    List<T> list = new ArrayList<>();
    elements.forEachRemaining(list::add);
    return list;
  }
}
