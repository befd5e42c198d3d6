package io.dustlayer.cdi.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustCache.Origin;
import io.dustlayer.cdi.spi.DustCache.Restored;
import io.dustlayer.cdi.spi.DustCache.Update.Replace;
import io.dustlayer.cdi.spi.DustCache.Update.Step;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every durable {@link DustCache} promises. A subclass says how caches are opened. */
public abstract class DustCacheContract extends TckSuite {

  private static final Origin ORIGIN = new Origin("https://dustlayer.io", "acme/main");
  private static final Leaf A = leaf("a", "1", 1);
  private static final Leaf B = leaf("b/c", "\"x\"", 2);

  private DustCache cache;

  /** For the subclass. */
  protected DustCacheContract() {
    super();
  }

  /**
   * Opens caches that all keep in the same place; a new place for each test.
   *
   * @return the same within a test
   */
  protected abstract DustCache.Factory caches();

  @AfterEach
  void close() {
    if (cache != null) {
      cache.close();
    }
  }

  @Test
  @Assertion(id = "DUST-CACHE-001", rule = Rule.T2)
  void a_new_cache_holds_nothing() {
    assertHolds(open(), 0);
  }

  @Test
  @Assertion(id = "DUST-CACHE-002", rule = Rule.T2)
  void what_was_replaced_is_restored_in_path_order() {
    open().write(new Replace(7, List.of(A, leaf("a-b", "2", 3), leaf("a/b", "3", 4), B)));

    assertHolds(reopen(), 7, A, leaf("a-b", "2", 3), leaf("a/b", "3", 4), B);
  }

  @Test
  @Assertion(id = "DUST-CACHE-003", rule = Rule.T2)
  void replacing_leaves_nothing_of_what_was_and_may_go_back() {
    open().write(new Replace(7, List.of(A, B)));
    cache.write(new Replace(3, List.of(leaf("b", "5", 3))));

    assertHolds(reopen(), 3, leaf("b", "5", 3));
  }

  @Test
  @Assertion(id = "DUST-CACHE-004", rule = Rule.T2)
  void a_step_removes_and_writes_single_leaves() {
    open().write(new Replace(7, List.of(A, leaf("a/x", "1", 1), B)));
    cache.write(
        new Step(8, List.of("a", "never"), List.of(leaf("b/c", "null", 8), leaf("0", "1", 8))));

    assertHolds(reopen(), 8, leaf("0", "1", 8), leaf("a/x", "1", 1), leaf("b/c", "null", 8));
  }

  @Test
  @Assertion(id = "DUST-CACHE-005", rule = Rule.T2)
  void a_step_may_only_move_the_watermark() {
    open().write(new Replace(7, List.of(A)));
    cache.write(new Step(12, List.of(), List.of()));

    assertHolds(reopen(), 12, A);
  }

  @Test
  @Assertion(id = "DUST-CACHE-006", rule = Rule.T2)
  void a_step_may_come_first() {
    open().write(new Step(1, List.of(), List.of(A)));

    assertHolds(reopen(), 1, A);
  }

  @Test
  @Assertion(id = "DUST-CACHE-007", rule = Rule.T2)
  void values_and_paths_come_back_as_they_were() {
    List<Leaf> leaves = new ArrayList<>();
    leaves.add(leaf("n/big", "123456789012345678901234567890.123456789", 1));
    leaves.add(leaf("n/exact", "1.10", 2));
    leaves.add(leaf("o", "{\"_type\":\"decimal\",\"_typed\":\"1.10\"}", 3));
    leaves.add(leaf("s", "[\"\\u0000\",\"'\",\"\\\"\",\"😀\",null,true,{\"k\":[]}]", 4));
    leaves.add(leaf("t~0/~1/%_'é", "false", MirrorView.UNKNOWN_REVISION));
    leaves.add(leaf("\uE000", "1", Long.MAX_VALUE));
    leaves.add(leaf("😀", "1", 5));
    open().write(new Replace(7, leaves));

    assertHolds(reopen(), 7, leaves.toArray(Leaf[]::new));
  }

  @Test
  @Assertion(id = "DUST-CACHE-008", rule = Rule.T2)
  void a_path_and_its_other_spelling_are_two() {
    open().write(new Step(1, List.of(), List.of(leaf("Users/a", "1", 1), leaf("users/a", "2", 1))));
    cache.write(new Step(2, List.of("users/a"), List.of()));

    assertHolds(reopen(), 2, leaf("Users/a", "1", 1));
  }

  @Test
  @Assertion(id = "DUST-CACHE-009", rule = Rule.T2)
  void a_replacement_that_fails_half_way_leaves_what_was_or_nothing() {
    open().write(new Replace(7, List.of(A, B)));
    Iterable<Leaf> failing =
        () ->
            new Iterator<>() {
              private boolean given;

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Leaf next() {
                if (given) {
                  throw new IllegalStateException("a test's");
                }
                given = true;
                return leaf("z", "1", 8);
              }
            };
    assertThatThrownBy(() -> cache.write(new Replace(9, failing)))
        .isInstanceOf(RuntimeException.class);

    Restored after = reopen().restore();
    List<Leaf> leaves = list(after.leaves());
    if (after.watermark() == 0) {
      assertThat(leaves).isEmpty();
    } else {
      assertThat(after.watermark()).isEqualTo(7);
      assertThat(leaves).containsExactly(A, B);
    }
  }

  @Test
  @Assertion(id = "DUST-CACHE-010", rule = Rule.T2)
  void after_a_failure_a_replacement_is_kept() {
    open();
    assertThatThrownBy(
            () ->
                cache.write(
                    new Replace(
                        9,
                        () -> {
                          throw new IllegalStateException("a test's");
                        })))
        .isInstanceOf(RuntimeException.class);
    cache.write(new Replace(10, List.of(A)));

    assertHolds(reopen(), 10, A);
  }

  @Test
  @Assertion(id = "DUST-CACHE-011", rule = Rule.T2)
  void stores_do_not_mix() {
    open().write(new Replace(7, List.of(A)));
    cache.close();
    for (Origin other :
        List.of(
            new Origin("https://dustlayer.io", "acme/other"),
            new Origin("http://localhost:7755", "acme/main"))) {
      cache = caches().open(other);
      assertHolds(cache, 0);
      cache.close();
    }
  }

  @Test
  @Assertion(id = "DUST-CACHE-012", rule = Rule.T2)
  void closing_twice_does_nothing() {
    open().write(new Replace(7, List.of(A)));
    cache.close();
    cache.close();

    assertHolds(reopen(), 7, A);
  }

  @Test
  @Assertion(id = "DUST-CACHE-013", rule = Rule.T2)
  void a_long_history_is_what_an_ordered_map_makes_of_it() {
    Random random = new Random(42);
    TreeMap<String, Leaf> model = new TreeMap<>(DustPath::compareRendered);
    open().restore();
    for (int seq = 1; seq <= 200; seq++) {
      if (random.nextInt(50) == 0) {
        model.clear();
        Leaf only = leaf("k" + random.nextInt(40), "0", seq);
        model.put(only.path(), only);
        cache.write(new Replace(seq, List.copyOf(model.values())));
      } else {
        Leaf written = leaf("k" + random.nextInt(40) + "/x", Integer.toString(seq), seq);
        String removed = "k" + random.nextInt(40);
        model.remove(removed);
        model.put(written.path(), written);
        cache.write(new Step(seq, List.of(removed), List.of(written)));
      }
      if (seq % 40 == 0) {
        assertHolds(reopen(), seq, model.values().toArray(Leaf[]::new));
      }
    }
  }

  private DustCache open() {
    cache = caches().open(ORIGIN);
    return cache;
  }

  private DustCache reopen() {
    cache.close();
    return open();
  }

  private static void assertHolds(DustCache cache, long watermark, Leaf... leaves) {
    Restored restored = cache.restore();
    assertThat(list(restored.leaves())).containsExactly(leaves);
    assertThat(restored.watermark()).isEqualTo(watermark);
  }

  private static List<Leaf> list(Iterator<Leaf> leaves) {
    List<Leaf> all = new ArrayList<>();
    leaves.forEachRemaining(all::add);
    return all;
  }

  private static Leaf leaf(String path, String json, long revision) {
    return new Leaf(path, RawJson.parse(json), revision);
  }
}
