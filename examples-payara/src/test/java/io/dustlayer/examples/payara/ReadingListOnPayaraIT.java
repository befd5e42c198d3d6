package io.dustlayer.examples.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.examples.readinglist.everyhost.FormProblemTests;
import io.dustlayer.examples.readinglist.everyhost.LinksTests;
import io.dustlayer.examples.readinglist.everyhost.LivePageTests;
import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import io.dustlayer.examples.readinglist.everyhost.PageFilesTests;
import io.dustlayer.examples.readinglist.everyhost.PageInBrowserTests;
import io.dustlayer.examples.readinglist.everyhost.StoreClient;
import io.dustlayer.examples.readinglist.everyhost.Web;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a store that the environment names. One boot, because it takes long. */
class ReadingListOnPayaraIT {

  @TempDir static Path folder;

  private static Path workingFolder;
  private static DustServer server;
  private static PackagedApplication application;

  @BeforeAll
  static void boot() throws IOException {
    server =
        DustServer.builder()
            .data(folder.resolve("data"))
            .store("acme/links")
            .rateLimits(RateLimits.off())
            .start();
    workingFolder = Files.createDirectory(folder.resolve("working"));
    application = PayaraApplication.start(workingFolder, PackagedApplication.using(server));
  }

  @AfterAll
  static void stop() {
    try (DustServer store = server;
        PackagedApplication payara = application) {
      CleanStop.of(payara);
      assertThat(payara.output()).doesNotContain("DUST0601").doesNotContain(store.token());
      assertThat(workingFolder).isEmptyDirectory();
    }
  }

  @Test
  void it_writes_to_the_store_that_the_environment_names() {
    application.web().post("/links", Web.linkWithSlug("there"));

    StoreClient store = new StoreClient(server);
    assertThat(store.value("there/title")).isEqualTo(Json.createValue("Title of there"));
  }

  @Nested
  class OverHttp extends LinksTests {
    @Override
    protected URI application() {
      return application.url();
    }
  }

  @Nested
  class Problems extends FormProblemTests {
    @Override
    protected URI application() {
      return application.url();
    }
  }

  @Nested
  class PageFiles extends PageFilesTests {
    @Override
    protected URI application() {
      return application.url();
    }
  }

  @Nested
  class PageInBrowser extends PageInBrowserTests {
    @Override
    protected URI application() {
      return application.url();
    }
  }

  @Nested
  class LivePage extends LivePageTests {
    @Override
    protected PackagedApplication application() {
      return application;
    }

    @Override
    protected DustServer server() {
      return server;
    }
  }
}
