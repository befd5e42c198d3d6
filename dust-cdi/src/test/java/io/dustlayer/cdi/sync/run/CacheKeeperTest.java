package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static io.dustlayer.cdi.sync.run.DriverFixture.synced;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.Mirror;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CacheKeeperTest {

  private final PlainCache cache = new PlainCache();
  private final DriverFixture fixture = new DriverFixture(cache, new NoTransport(), Runnable::run);

  @Test
  void committedStepsAreKeptAndRestoredByTheFirstStart() {
    Mirror one = mirror(1, "links/a", "links/b", "notes/x");
    Mirror two = mirror(2, "links/b", "notes/x");
    fixture.driver.start();
    fixture.cause(keep(Mirror.empty(), one));
    fixture.cause(keep(one, two, "links"));
    fixture.driver.close();

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
    assertThat(restored.leaf("links/b").get().revision()).isEqualTo(2);
    assertThat(restored.leaf("notes/x").get().revision()).isEqualTo(2);
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
  void diskThatStandsStillDoesNotStallTheDriver() throws InterruptedException {
    cache.gate = new CountDownLatch(1);
    Mirror one = mirror(1, "links/a");
    Mirror two = mirror(2, "links/a", "links/b");
    fixture.driver.start();
    fixture.cause(keep(Mirror.empty(), one, "links"));
    cache.reached.await();
    fixture.cause(synced(two), keep(one, two, "links/b"));

    assertThat(fixture.view.current().get().watermark()).isEqualTo(2);
    cache.gate.countDown();
    fixture.driver.close();
    assertThat(cache.leaves).containsOnlyKeys("links/a", "links/b");
  }

  @Test
  void cacheThatCannotBeReadIsBegunAnew() {
    cache.broken = true;
    fixture.driver.start();
    cache.broken = false;
    Mirror one = mirror(1, "links/a");
    fixture.cause(keep(Mirror.empty(), one, "links"));
    fixture.driver.close();

    assertThat(fixture.machine.lives().get(0).restored().size()).isZero();
    assertThat(cache.updates).containsExactly("Replace 1");
  }
}
