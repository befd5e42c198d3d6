package io.dustlayer.examples.readinglist;

import io.dustlayer.examples.readinglist.everyhost.PageFilesTests;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;

@QuarkusTest
class PageTest extends PageFilesTests {

  @TestHTTPResource("/")
  URI base;

  @Override
  protected URI application() {
    return base;
  }
}
