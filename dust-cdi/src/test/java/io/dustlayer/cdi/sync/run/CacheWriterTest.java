package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CacheWriterTest {

  private static final Runnable NOTHING = () -> {};

  private final PlainCache cache = new PlainCache();
  private long now = 42;
  private final CacheWriter writer =
      new CacheWriter(cache, new SyncLog("acme/main", () -> now), () -> now);

  @Test
  void only_what_differs_is_written() {
    Mirror one = mirror(1, "a", "b", "c");
    write(one);
    Mirror two = one.edit().remove("a").put(leaf("b", 2)).watermark(2).done();
    cache.leaves.remove("c");
    write(two);

    assertThat(cache.updates).containsExactly("Step 1", "Step 2");
    assertThat(cache.leaves).containsOnlyKeys("b");
    assertThat(cache.leaves.get("b").revision()).isEqualTo(2);
  }

  @Test
  void states_that_come_faster_than_the_disk_are_skipped() {
    writer.offer(mirror(1, "a"), NOTHING);
    writer.offer(mirror(2, "a", "b"), NOTHING);
    writer.offer(mirror(3, "b"), NOTHING);

    assertThat(writer.turn()).isZero();
    assertThat(writer.turn()).isEqualTo(Long.MAX_VALUE);
    assertThat(cache.updates).containsExactly("Step 3");
    assertThat(cache.leaves).containsOnlyKeys("b");
  }

  @Test
  void writes_are_a_pause_apart() {
    write(mirror(1, "a"));
    writer.offer(mirror(2, "a"), NOTHING);

    assertThat(writer.turn()).isEqualTo(CacheWriter.PAUSE);
    now += CacheWriter.PAUSE - 1;
    assertThat(writer.turn()).isEqualTo(1);
    assertThat(cache.updates).containsExactly("Step 1");
    now++;
    assertThat(writer.turn()).isZero();
    assertThat(cache.updates).containsExactly("Step 1", "Step 2");
  }

  @Test
  void cache_that_failed_is_told_everything_and_not_too_often() {
    write(mirror(1, "a"));
    cache.broken = true;
    write(mirror(2, "a", "b"));
    assertThat(writer.turn()).isEqualTo(CacheWriter.FIRST_RETRY);
    now += CacheWriter.FIRST_RETRY;
    writer.turn();
    assertThat(writer.turn()).isEqualTo(2 * CacheWriter.FIRST_RETRY);
    for (int i = 0; i < 10; i++) {
      now += CacheWriter.LONGEST_RETRY;
      writer.turn();
    }
    assertThat(writer.turn()).isEqualTo(CacheWriter.LONGEST_RETRY);
    cache.broken = false;
    writer.offer(mirror(3, "a", "b", "c"), NOTHING);
    now += CacheWriter.LONGEST_RETRY;
    writer.turn();

    assertThat(cache.updates).containsExactly("Step 1", "Replace 3");
    assertThat(cache.leaves).containsOnlyKeys("a", "b", "c");
    write(mirror(4, "a"));
    assertThat(cache.updates).contains("Step 4");
  }

  @Test
  void state_before_the_kept_one_replaces_it() {
    writer.startFrom(mirror(9, "a"));
    write(mirror(3, "a"));

    assertThat(cache.updates).containsExactly("Replace 3");
  }

  @Test
  void state_that_differs_in_most_leaves_replaces_what_was() {
    Mirror.Editor many = Mirror.empty().edit().watermark(1);
    for (int i = 0; i < 2000; i++) {
      many.put(leaf("a" + i, 1));
    }
    write(many.done());

    assertThat(cache.updates).containsExactly("Replace 1");
    assertThat(cache.leaves).hasSize(2000);
  }

  @Test
  void what_must_be_done_before_is_done_before_and_may_put_off_the_write() {
    List<String> done = new ArrayList<>();
    writer.offer(
        mirror(1, "a"),
        () -> {
          done.add("tried");
          throw new IllegalStateException("not on the disk yet");
        });
    writer.turn();
    assertThat(cache.updates).isEmpty();
    writer.offer(mirror(2, "a"), () -> done.add("done with " + cache.updates));
    now += CacheWriter.FIRST_RETRY;
    writer.turn();

    assertThat(done).containsExactly("tried", "done with []");
    assertThat(cache.updates).containsExactly("Step 2");
  }

  @Test
  void last_state_is_written_at_the_end_without_a_pause() throws InterruptedException {
    cache.gate = new CountDownLatch(1);
    Thread thread = new Thread(writer);
    writer.offer(mirror(1, "a"), NOTHING);
    thread.start();
    cache.reached.await();
    writer.offer(mirror(2, "b"), NOTHING);
    writer.end();
    cache.gate.countDown();
    thread.join(TimeUnit.SECONDS.toMillis(60));

    assertThat(thread.isAlive()).isFalse();
    assertThat(cache.updates).containsExactly("Step 1", "Step 2");
    assertThat(cache.closed).isTrue();
  }

  @Test
  void writer_that_cannot_write_its_last_state_ends() throws InterruptedException {
    cache.broken = true;
    writer.offer(mirror(1, "a"), NOTHING);
    writer.end();
    Thread thread = new Thread(writer);
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(60));

    assertThat(thread.isAlive()).isFalse();
    assertThat(cache.closed).isTrue();
  }

  /** Offers a state when the last pause is over, and has it written. */
  private void write(Mirror mirror) {
    now += CacheWriter.PAUSE;
    writer.offer(mirror, NOTHING);
    writer.turn();
  }

  private static Leaf leaf(String path, long revision) {
    return new Leaf(path, Json.createValue(revision), revision);
  }
}
