package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Two windows of the packaged application that show the same list, whatever happens. */
class LivePageIT {

  private static final long A_SECOND = 1000;
  private static final long STATUS_INTERVAL = 2000;
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;

  @TempDir Path folder;

  private DustServer server;
  private StoreClient curl;
  private PackagedApplication application;
  private ChromeDriver chrome;
  private Window one;
  private Window other;

  @BeforeEach
  void checkBrowser() {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_INSTALL);
  }

  private void open(Quirk... quirks) throws IOException {
    server =
        DustServer.builder()
            .data(folder.resolve("data"))
            .store("acme/links")
            .rateLimits(RateLimits.off())
            .quirks(quirks)
            .start();
    curl = new StoreClient(server);
    application = start(freePort());
    chrome = Browser.open(Files.createDirectory(folder.resolve("profile")));
    one = Window.open(chrome, application.url(), DESKTOP);
    other = Window.open(chrome, application.url(), PHONE);
  }

  private PackagedApplication start(int port) throws IOException {
    return PackagedApplication.start(
        Files.createTempDirectory(folder, "application"),
        port,
        Map.of(
            "DUST_STORE", server.store(),
            "DUST_TOKEN", server.token(),
            "DUST_BASE_URL", server.baseUrl().toString(),
            "DUST_SDK_STATUS_INTERVAL", STATUS_INTERVAL + "ms"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
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
  void a_change_appears_in_every_window_within_a_second_whoever_makes_it() throws IOException {
    open();

    long added = one.add("From a window");
    assertThat(other.shown("From a window") - added).isLessThan(A_SECOND);

    long put = curl.put("by-curl", "From curl");
    assertThat(one.shown("From curl") - put).isLessThan(A_SECOND);
    assertThat(other.shown("From curl") - put).isLessThan(A_SECOND);

    try (PackagedApplication second = start(0)) {
      second.web().get("/links");
      second.web().post("/links", Web.link("From another program", "https://example.org/"));
      long posted = System.currentTimeMillis();
      assertThat(one.shown("From another program") - posted).isLessThan(A_SECOND);
    }

    long deleted = curl.delete("by-curl");
    assertThat(one.gone("From curl") - deleted).isLessThan(A_SECOND);
    assertThat(other.gone("From curl") - deleted).isLessThan(A_SECOND);
    other.awaitTitles("From a window", "From another program");
    assertThat(other.contentWidth()).isLessThanOrEqualTo(PHONE);
    one.screenshot("live" + DESKTOP);
    other.screenshot("live" + PHONE);
  }

  @Test
  void what_is_being_edited_stays_while_others_change_the_list() throws IOException {
    open();
    curl.put("edited", "Edited");
    one.awaitTitles("Edited");
    one.find(By.cssSelector(".link .edit")).click();
    WebElement title = one.find(By.cssSelector(".link form [name=title]"));
    title.sendKeys(" here");

    curl.put("another", "Another");
    curl.put("edited", "Edited elsewhere");
    other.awaitTitles("Another", "Edited elsewhere");
    one.shown("Another");

    assertThat(one.find(By.cssSelector(".link form [name=title]")).getAttribute("value"))
        .isEqualTo("Edited here");
    one.find(By.cssSelector(".link form [type=submit]")).click();
    one.awaitTitles("Another", "Edited here");
    other.awaitTitles("Another", "Edited here");
  }

  @Test
  void a_restart_of_the_store_is_shown_and_then_repaired() throws IOException {
    open();
    curl.put("stays", "Stays");
    curl.put("goes", "Goes");
    one.awaitTitles("Goes", "Stays");

    server.stop();
    one.awaitStates("live", "reconnecting");
    other.awaitStates("live", "reconnecting");
    assertThat(application.web().get("/links").array()).hasSize(2);
    one.screenshot("reconnecting" + DESKTOP);
    other.screenshot("reconnecting" + PHONE);
    assertThat(other.contentWidth()).isLessThanOrEqualTo(PHONE);

    server.restart();
    curl.delete("goes");
    curl.put("new", "New");
    one.awaitStates("live", "live");
    one.awaitTitles("New", "Stays");
    other.awaitTitles("New", "Stays");
    long added = one.add("After the restart");
    assertThat(other.shown("After the restart") - added).isLessThan(A_SECOND);
  }

  @Test
  void a_restart_of_the_application_is_shown_and_then_repaired() throws IOException {
    open();
    curl.put("stays", "Stays");
    curl.put("goes", "Goes");
    other.awaitTitles("Goes", "Stays");
    int port = application.url().getPort();

    application.stop();
    other.awaitStates("reconnecting", "unknown");
    curl.delete("goes");
    curl.put("new", "New");
    application = start(port);

    other.awaitStates("live", "live");
    other.awaitTitles("New", "Stays");
    long added = one.add("After the restart");
    assertThat(other.shown("After the restart") - added).isLessThan(A_SECOND);
  }

  @Test
  void a_real_server_does_not_announce_what_is_written_over_http_but_it_is_asked()
      throws IOException {
    open(Quirk.real().toArray(Quirk[]::new));

    long put = curl.put("by-curl", "From curl");
    assertThat(other.shown("From curl") - put).isLessThan(STATUS_INTERVAL + A_SECOND);
    long added = one.add("From a window");
    assertThat(other.shown("From a window") - added).isLessThan(A_SECOND);
    long deleted = curl.delete("by-curl");
    assertThat(other.gone("From curl") - deleted).isLessThan(STATUS_INTERVAL + A_SECOND);
  }
}
