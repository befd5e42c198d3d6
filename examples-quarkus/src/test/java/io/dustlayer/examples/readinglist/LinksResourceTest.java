package io.dustlayer.examples.readinglist;

import io.dustlayer.examples.readinglist.everyhost.LinksTests;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Without any store configured: the application has started a server of its own. */
@QuarkusTest
class LinksResourceTest extends LinksTests {

  @TestHTTPResource("/")
  URI base;

  @Override
  protected URI application() {
    return base;
  }

  // Not for every host: Payara refuses URLs with an encoded backslash.
  @Test
  void a_backslash_makes_a_slug() {
    any_characters_make_a_slug("\\");
  }
}
