package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static io.dustlayer.cdi.sync.run.DriverFixture.synced;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CacheKeeperTest {

  /** A cache in memory that fails when told to. */
  private static final class Cache implements DustCache {
    private final Map<String, MirrorView.Leaf> leaves = new TreeMap<>();
    private final List<String> updates = new ArrayList<>();
    private long watermark;
    private boolean broken;
    private boolean closed;

    @Override
    public Restored restore() {
      failIfBroken();
      return new Restored(watermark, leaves.values().iterator());
    }

    @Override
    public void write(Update update) {
      failIfBroken();
      updates.add(update.getClass().getSimpleName());
      watermark = update.watermark();
      if (update instanceof Update.Step step) {
        step.removed().forEach(leaves::remove);
        step.written().forEach(leaf -> leaves.put(leaf.path(), leaf));
      } else {
        leaves.clear();
        ((Update.Replace) update).leaves().forEach(leaf -> leaves.put(leaf.path(), leaf));
      }
    }

    @Override
    public void close() {
      closed = true;
    }

    private void failIfBroken() {
      if (broken) {
        throw new IllegalStateException("disk full");
      }
    }
  }

  private final Cache cache = new Cache();
  private final DriverFixture fixture = new DriverFixture(cache, new NoTransport(), Runnable::run);

  @Test
  void committedStepsAreKeptAndRestoredByTheFirstStart() {
    Mirror one = mirror(1, "links/a", "links/b", "notes/x");
    Mirror two = mirror(2, "links/b", "notes/x");
    fixture.driver.start();
    fixture.cause(keep(Mirror.empty(), one));
    fixture.cause(keep(one, two, "links"));
    fixture.driver.close();

    assertThat(cache.updates).containsExactly("Replace", "Step");
    assertThat(cache.closed).isTrue();
    DriverFixture next = new DriverFixture(cache, new NoTransport(), Runnable::run);
    ListenerLog log = new ListenerLog();
    next.driver.add(
        io.dustlayer.cdi.protocol.DustPath.of("links"), new Registration<>(log, closed -> {}));
    next.driver.start();

    assertThat(next.machine.lives().get(0).synced()).isTrue();
    Mirror restored = next.machine.lives().get(0).restored();
    assertThat(restored.watermark()).isEqualTo(2);
    assertThat(restored.size()).isEqualTo(2);
    // links/a was removed and links/b rewritten; what was not touched is as it was.
    assertThat(restored.leaf("links/b").get().revision()).isEqualTo(2);
    assertThat(restored.leaf("notes/x").get().revision()).isEqualTo(1);
    assertThat(next.view.current()).isPresent();
    assertThat(log.at()).isEqualTo(2);
  }

  @Test
  void anEmptyCacheIsNoState() {
    fixture.driver.start();

    assertThat(fixture.machine.lives().get(0).synced()).isFalse();
    assertThat(fixture.view.current()).isEmpty();
  }

  @Test
  void cacheThatFailedIsToldEverythingNext() {
    Mirror one = mirror(1, "links/a");
    Mirror two = mirror(2, "links/a", "links/b");
    Mirror three = mirror(3, "links/a", "links/b", "links/c");
    fixture.driver.start();
    fixture.cause(keep(Mirror.empty(), one, "links"));
    cache.broken = true;
    fixture.cause(synced(two), keep(one, two, "links/b"));
    cache.broken = false;
    fixture.cause(keep(two, three, "links/c"));

    assertThat(cache.updates).containsExactly("Step", "Replace");
    assertThat(cache.leaves).containsOnlyKeys("links/a", "links/b", "links/c");
    assertThat(fixture.view.current().get().watermark()).isEqualTo(2);
  }

  @Test
  void cacheThatCannotBeReadIsBegunAnew() {
    cache.broken = true;
    fixture.driver.start();
    cache.broken = false;
    Mirror one = mirror(1, "links/a");
    fixture.cause(keep(Mirror.empty(), one, "links"));

    assertThat(fixture.machine.lives().get(0).restored().size()).isZero();
    assertThat(cache.updates).containsExactly("Replace");
  }
}
