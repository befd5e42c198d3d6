package io.dustlayer.cdi.tck.payara;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.WarRestartSuites;
import io.dustlayer.cdi.tck.wire.HostileSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** On Payara Micro. */
class RestartIT extends WarRestartSuites {

  RestartIT() {
    super(PayaraMicro.READY);
  }

  @Override
  protected List<Class<? extends TckSuite>> more() {
    return List.of(HostileSuite.class);
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    return PayaraMicro.suites(folder, port);
  }

  @Override
  protected Pattern complaint() {
    return PayaraMicro.COMPLAINT;
  }
}
