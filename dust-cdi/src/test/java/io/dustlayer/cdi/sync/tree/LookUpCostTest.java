package io.dustlayer.cdi.sync.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a tree costs, counted rather than timed. */
class LookUpCostTest {

  private static final int ELEMENTS = 100_000;
  private static int keysLookedAt;

  /** An element that knows when it is compared. */
  private static final class Counted implements Keyed {
    private final String key;

    Counted(int number) {
      this.key = String.format("element-%06d", number);
    }

    @Override
    public String key() {
      keysLookedAt++;
      return key;
    }
  }

  private final OrderedTree<Counted> tree =
      OrderedTree.ofSorted(IntStream.range(0, ELEMENTS).mapToObj(Counted::new).iterator());

  @Test
  void a_look_up_compares_with_a_few_elements_of_one_leaf() {
    keysLookedAt = 0;
    assertThat(tree.get("element-054321")).isNotNull();

    assertThat(keysLookedAt).isLessThanOrEqualTo(8);
  }

  @Test
  void a_change_compares_with_a_few_elements_of_one_leaf() {
    OrderedTree.Editor<Counted> editor = tree.edit();
    Counted changed = new Counted(54_321);
    keysLookedAt = 0;
    editor.removeRange("element-054321/", "element-0543210");
    editor.put(changed);

    assertThat(keysLookedAt).isLessThanOrEqualTo(30);
    assertThat(editor.done().size()).isEqualTo(ELEMENTS);
  }
}
