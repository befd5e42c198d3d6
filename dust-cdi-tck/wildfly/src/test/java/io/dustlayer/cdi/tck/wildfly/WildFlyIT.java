package io.dustlayer.cdi.tck.wildfly;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The suites on WildFly. */
class WildFlyIT extends WarSuites {

  WildFlyIT() {
    super(WildFly.READY);
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    return WildFly.suites(folder, port);
  }

  @Override
  protected Pattern complaint() {
    return WildFly.COMPLAINT;
  }
}
