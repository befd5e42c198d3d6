package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.examples.readinglist.everyhost.Browser;
import io.dustlayer.examples.readinglist.everyhost.LivePageTests;
import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import io.dustlayer.examples.readinglist.everyhost.Web;
import io.dustlayer.examples.readinglist.everyhost.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class LivePageIT extends LivePageTests {

  @TempDir static Path folder;

  private static DustServer server;
  private static PackagedApplication application;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_INSTALL);
    server =
        DustServer.builder()
            .data(folder.resolve("data"))
            .store("acme/links")
            .rateLimits(RateLimits.off())
            .start();
    application = start(PackagedApplication.freePort());
  }

  private static PackagedApplication start(int port) throws IOException {
    return QuarkusApplication.start(
        Files.createTempDirectory(folder, "application"), port, PackagedApplication.using(server));
  }

  @AfterAll
  static void end() {
    if (application != null) {
      application.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected PackagedApplication application() {
    return application;
  }

  @Override
  protected DustServer server() {
    return server;
  }

  @Test
  void a_change_by_another_application_appears_within_a_second() throws IOException {
    try (PackagedApplication second = start(PackagedApplication.freePort())) {
      second.web().get("/links");
      second.web().post("/links", Web.link("From another program", "https://example.org/"));
      long posted = System.currentTimeMillis();
      assertThat(one.shown("From another program") - posted).isLessThan(A_SECOND);
    }
  }

  @Test
  void a_restart_of_the_application_is_shown_and_then_repaired() throws IOException {
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
  void the_picture_of_two_windows_is_made() throws IOException {
    Window wide = Window.open(chrome, application.url(), 700);
    Window narrow = Window.open(chrome, application.url(), 360);
    curl.put("jakarta", "Jakarta EE");
    curl.put("microprofile", "MicroProfile");
    wide.add("Dust");
    narrow.awaitTitles("Dust", "Jakarta EE", "MicroProfile");
    wide.awaitTitles("Dust", "Jakarta EE", "MicroProfile");

    wide.scrollTo(By.id("links"));
    narrow.scrollTo(By.id("links"));
    assertThat(Picture.of(wide, narrow).getWidth()).isGreaterThan(700 + 360);
  }
}
