package io.dustlayer.cdi.tck.wildfly;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The suites on WildFly. */
class WildFlyIT extends WarSuites {

  WildFlyIT() {
    super(WildFly.READY);
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    return WildFly.command(folder, port, Map.of("ROOT.war", war()));
  }

  @Override
  protected Pattern complaint() {
    // It warns of what the configuration that it is shipped with leaves open.
    return Pattern.compile(
        "(WARN|ERROR) +\\[(?!io\\.dustlayer|.*(WFLYTX0013|WFLYELY00023|WFLYELY01084))");
  }
}
