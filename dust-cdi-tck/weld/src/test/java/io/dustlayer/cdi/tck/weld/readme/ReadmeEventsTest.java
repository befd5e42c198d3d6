package io.dustlayer.cdi.tck.weld.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.tck.weld.WeldHost;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says of events; over the SDK transport only. */
@ExtendWith(WeldHost.class)
class ReadmeEventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void the_samples_of_events_do_what_they_say() throws InterruptedException {
    OwnServer.assumed();
    Realtime realtime = WeldHost.select(Realtime.class);
    Watcher watcher = WeldHost.select(Watcher.class);
    DustRepo<Link> links = WeldHost.select(Dust.class).repo(Link.class);
    realtime.start();
    assertThat(realtime.shown()).isEmpty();
    links.deleteAll();
    links.insert(new Link("seen", "Seen", "https://seen.example", null));
    Awaitility.await().atMost(PATIENCE).until(() -> watcher.shown().contains("Seen"));
    try (Subscription subscription = realtime.subscribe()) {
      assertThat(subscription.isActive()).isTrue();
      Awaitility.await().atMost(PATIENCE).until(() -> realtime.shown().size() == 1);
      long deleted = links.delete("seen").storeSeq();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> realtime.shown().contains("seen at " + deleted));
    }
    Awaitility.await().atMost(PATIENCE).until(() -> watcher.shown().contains("seen is gone"));
    assertThat(watcher.shown())
        .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("seen"))
        .containsExactly("Seen", "seen is gone");
  }
}
