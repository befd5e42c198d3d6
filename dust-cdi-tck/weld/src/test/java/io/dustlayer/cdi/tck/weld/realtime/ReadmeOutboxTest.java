package io.dustlayer.cdi.tck.weld.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.event.OutboxSettled;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The samples of the README about the outbox. */
@Timeout(60)
class ReadmeOutboxTest {

  /** The entity of the README. */
  @DustSchema(
      prefix = "links",
      required = {"title", "url"})
  record Link(String slug, String title, String url, String note) {}

  /** The application of the README. */
  @ApplicationScoped
  static class Links {

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

    @Inject DustRepo<Link> links;

    void save() {
      OutboxEntry entry = links.insertLater(new Link("dust", "Dust", "https://dustlayer.io", null));
      entry
          .settled()
          .thenAccept(settlement -> show(settlement.slug() + ": " + settlement.outcome()));
    }

    void settled(@Observes @OutboxSettled OutboxSettlement settlement) {
      if (settlement.outcome() != OutboxSettlement.Outcome.ACCEPTED) {
        show(settlement.slug() + ": " + settlement.error().orElse(""));
      }
    }

    private void show(String text) {
      shown.add(text);
    }

    String next() throws InterruptedException {
      return shown.poll(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void the_samples_do_what_they_say(@TempDir Path folder) throws Exception {
    Map<String, String> settings =
        Map.of("dust.outbox", "file", "dust.outbox.path", folder.toString());
    try (DustServer server =
            DustServer.builder()
                .inMemory()
                .store("acme/main")
                .rateLimits(RateLimits.off())
                .start();
        Application application = Application.using(server, settings, Links.class)) {
      Links links = application.bean(Links.class);

      links.save();
      assertThat(links.next()).isEqualTo("dust: ACCEPTED");

      server.admin().archive();
      links.save();
      assertThat(links.next() + links.next())
          .contains("dust: REJECTED", "dust: DUST", "store_archived");
    }
  }
}
