package io.dustlayer.cdi.tck.liberty;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.WarRestartSuites;
import io.dustlayer.cdi.tck.wire.HostileSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** On Open Liberty. */
class RestartIT extends WarRestartSuites {

  RestartIT() {
    super(OpenLiberty.READY);
  }

  @Override
  protected List<Class<? extends TckSuite>> more() {
    return List.of(HostileSuite.class);
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    return OpenLiberty.suites(folder, port);
  }

  @Override
  protected Pattern complaint() {
    return OpenLiberty.COMPLAINT_BESIDES_SOCKETS;
  }

  @Override
  protected boolean isPublic(Path log) {
    // Of a server that breaks the rules of WebSocket it keeps all that it knows of the connection.
    return !log.getParent().endsWith("ffdc");
  }
}
