package io.dustlayer.examples.readinglist.everyhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dustlayer.cdi.server.DustServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Two windows of the packaged application that show the same list, whatever happens. */
public abstract class LivePageTests {

  protected static final long A_SECOND = 1000;
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;

  @TempDir Path profile;

  protected StoreClient curl;
  protected Window one;
  protected Window other;
  protected ChromeDriver chrome;

  /** Its only application and its only store are those of {@link #server()}. */
  protected abstract PackagedApplication application() throws IOException;

  /** The server of the application's store, without rate limits. */
  protected abstract DustServer server();

  @BeforeEach
  void openWindows() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_INSTALL);
    PackagedApplication application = application();
    application.web().empty();
    curl = new StoreClient(server());
    chrome = Browser.open(profile);
    one = Window.open(chrome, application.url(), DESKTOP);
    other = Window.open(chrome, application.url(), PHONE);
  }

  @AfterEach
  void closeWindows() {
    if (chrome != null) {
      chrome.quit();
    }
  }

  @Test
  void a_change_appears_in_every_window_within_a_second_whoever_makes_it() throws IOException {
    long added = one.add("From a window");
    assertThat(other.shown("From a window") - added).isLessThan(A_SECOND);

    long put = curl.put("by-curl", "From curl");
    assertThat(one.shown("From curl") - put).isLessThan(A_SECOND);
    assertThat(other.shown("From curl") - put).isLessThan(A_SECOND);

    application().web().post("/links", Web.link("From a program", "https://example.org/"));
    long posted = System.currentTimeMillis();
    assertThat(one.shown("From a program") - posted).isLessThan(A_SECOND);
    assertThat(other.shown("From a program") - posted).isLessThan(A_SECOND);

    long deleted = curl.delete("by-curl");
    assertThat(one.gone("From curl") - deleted).isLessThan(A_SECOND);
    assertThat(other.gone("From curl") - deleted).isLessThan(A_SECOND);
    other.awaitTitles("From a program", "From a window");
    assertThat(other.contentWidth()).isLessThanOrEqualTo(PHONE);
    one.screenshot("live" + DESKTOP);
    other.screenshot("live" + PHONE);
  }

  @Test
  void what_is_being_edited_stays_while_others_change_the_list() throws IOException {
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
    curl.put("stays", "Stays");
    curl.put("goes", "Goes");
    one.awaitTitles("Goes", "Stays");

    server().stop();
    one.awaitStates("live", "reconnecting");
    other.awaitStates("live", "reconnecting");
    assertThat(application().web().get("/links").array()).hasSize(2);
    one.screenshot("reconnecting" + DESKTOP);
    other.screenshot("reconnecting" + PHONE);
    assertThat(other.contentWidth()).isLessThanOrEqualTo(PHONE);

    server().restart();
    curl.delete("goes");
    curl.put("new", "New");
    one.awaitStates("live", "live");
    one.awaitTitles("New", "Stays");
    other.awaitTitles("New", "Stays");
    long added = one.add("After the restart");
    assertThat(other.shown("After the restart") - added).isLessThan(A_SECOND);
  }
}
