package io.dustlayer.cdi.tck.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.tck.HostSuite;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A suite over the stores with files. */
public abstract class DurableSuite extends HostSuite {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For the suites of this room. */
  DurableSuite() {
    super();
  }

  final DurableBeans durable() {
    return beans().durable();
  }

  static String slug() {
    return UUID.randomUUID().toString();
  }

  static void awaitSynced(Dust store) throws InterruptedException {
    assertThat(store.awaitSynced(PATIENCE)).as("synced: %s", store.status()).isTrue();
  }

  static OutboxSettlement settlement(OutboxEntry entry) {
    return entry
        .settled()
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** What observers were told of an entry, which is the same thing and once. */
  final OutboxSettlement told(String id) {
    List<OutboxSettlement> told =
        Awaitility.await("the event of entry " + id)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(10))
            .until(() -> durable().told.settlementsOf(id), found -> !found.isEmpty());
    assertThat(told).hasSize(1);
    return told.get(0);
  }
}
