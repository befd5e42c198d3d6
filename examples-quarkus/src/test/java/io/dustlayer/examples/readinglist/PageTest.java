package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PageTest {

  @TestHTTPResource("/")
  URI base;

  @Test
  void the_page_is_at_the_root_and_runs_only_its_own_script() {
    Web.Answer page = new Web(base).get("/");

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
    Web web = new Web(base);

    for (String file : new String[] {"/app.js", "/style.css", "/icon.svg"}) {
      assertThat(web.get(file).status()).as(file).isEqualTo(200);
    }
  }
}
