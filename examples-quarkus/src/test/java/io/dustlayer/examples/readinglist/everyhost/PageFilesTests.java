package io.dustlayer.examples.readinglist.everyhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** How the page and its files are served. */
public abstract class PageFilesTests {

  /** Where the application is. */
  protected abstract URI application();

  @Test
  void the_page_is_at_the_root_and_runs_only_its_own_script() {
    Web.Answer page = new Web(application()).get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(page.text())
        .contains("<html lang=\"en\">", "<h1>Reading list</h1>")
        .doesNotContainPattern("\\son[a-z]+=")
        .doesNotContain("http://", "https://cdn", "<style", "style=");
  }

  @Test
  void its_files_are_there() {
    Web web = new Web(application());

    assertType(web.get("/app.js"), "text/javascript");
    assertType(web.get("/style.css"), "text/css");
    assertType(web.get("/icon.svg"), "image/svg+xml");
    assertThat(web.get("/none.js").status()).isEqualTo(404);
  }

  private static void assertType(Web.Answer file, String type) {
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).startsWith(type);
    assertThat(file.text()).isNotBlank();
  }
}
