package io.dustlayer.examples.readinglist;

import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import io.dustlayer.examples.readinglist.everyhost.PageInBrowserTests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PageInBrowserIT extends PageInBrowserTests {

  @TempDir static Path folder;

  private static PackagedApplication application;

  @BeforeAll
  static void start() throws IOException {
    application = QuarkusApplication.start(folder, Map.of("DUST_DEV_SERVER_DATA", "memory"));
  }

  @AfterAll
  static void end() {
    if (application != null) {
      application.close();
    }
  }

  @Override
  protected URI application() {
    return application.url();
  }
}
