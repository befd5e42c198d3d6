package io.dustlayer.cdi.tck.weld.readme;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The samples of the SDK transport. */
@ApplicationScoped
public class Realtime {

  @Inject Dust dust;
  @Inject DustRepo<Link> links;

  private final List<String> shown = new CopyOnWriteArrayList<>();

  void start() throws InterruptedException {
    dust.start();
    if (!dust.awaitSynced(Duration.ofSeconds(10))) {
      show(dust.status().lastError().orElse("not yet"));
    }
  }

  Subscription subscribe() {
    Subscription subscription =
        links.subscribe(
            event -> show(event.slug() + " at " + event.storeSeq()),
            SubscribeOptions.withCurrent().onResync(resync -> readAgain()));
    return subscription;
  }

  List<String> shown() {
    return shown;
  }

  private void readAgain() {
    show("again: " + links.all());
  }

  private void show(String line) {
    shown.add(line);
  }
}
