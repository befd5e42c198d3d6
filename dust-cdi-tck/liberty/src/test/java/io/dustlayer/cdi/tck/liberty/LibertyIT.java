package io.dustlayer.cdi.tck.liberty;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The suites on Open Liberty. */
class LibertyIT extends WarSuites {

  LibertyIT() {
    super(OpenLiberty.READY);
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    return OpenLiberty.suites(folder, port);
  }

  @Override
  protected Pattern complaint() {
    return OpenLiberty.COMPLAINT;
  }
}
