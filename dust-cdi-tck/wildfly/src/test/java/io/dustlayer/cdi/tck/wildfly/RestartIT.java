package io.dustlayer.cdi.tck.wildfly;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.WarRestartSuites;
import io.dustlayer.cdi.tck.wire.HostileSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** On WildFly. */
class RestartIT extends WarRestartSuites {

  RestartIT() {
    super(WildFly.READY);
  }

  @Override
  protected List<Class<? extends TckSuite>> more() {
    return List.of(HostileSuite.class);
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
