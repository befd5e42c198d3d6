package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.examples.readinglist.everyhost.Browser;
import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import io.dustlayer.examples.readinglist.everyhost.StoreClient;
import io.dustlayer.examples.readinglist.everyhost.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** Two windows on a store whose server behaves as real ones do. */
class RealStorePageIT {

  private static final long A_SECOND = 1000;
  private static final long STATUS_INTERVAL = 2000;
  private static final int WIDTH = 1280;

  @TempDir Path folder;
  @TempDir Path profile;

  private DustServer server;
  private PackagedApplication application;
  private ChromeDriver chrome;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_INSTALL);
    server =
        DustServer.builder()
            .rateLimits(RateLimits.off())
            .quirks(Quirk.real().toArray(Quirk[]::new))
            .start();
    Map<String, String> environment = new HashMap<>(PackagedApplication.using(server));
    environment.put("DUST_SDK_STATUS_INTERVAL", STATUS_INTERVAL + "ms");
    application = QuarkusApplication.start(folder, environment);
    chrome = Browser.open(profile);
  }

  @AfterEach
  void close() {
    if (chrome != null) {
      chrome.quit();
    }
    if (application != null) {
      application.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void it_does_not_announce_what_is_written_over_http_but_it_is_asked() {
    StoreClient curl = new StoreClient(server);
    Window one = Window.open(chrome, application.url(), WIDTH);
    Window other = Window.open(chrome, application.url(), WIDTH);

    long put = curl.put("by-curl", "From curl");
    assertThat(other.shown("From curl") - put).isLessThan(STATUS_INTERVAL + A_SECOND);
    long added = one.add("From a window");
    assertThat(other.shown("From a window") - added).isLessThan(A_SECOND);
    long deleted = curl.delete("by-curl");
    assertThat(other.gone("From curl") - deleted).isLessThan(STATUS_INTERVAL + A_SECOND);
  }
}
