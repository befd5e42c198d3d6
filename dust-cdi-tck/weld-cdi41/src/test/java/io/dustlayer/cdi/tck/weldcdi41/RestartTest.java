package io.dustlayer.cdi.tck.weldcdi41;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.SeRestartSuites;
import io.dustlayer.cdi.tck.wire.HostileSuite;
import java.util.List;

/** On Weld 6. */
class RestartTest extends SeRestartSuites {

  @Override
  protected List<Class<? extends TckSuite>> more() {
    return List.of(HostileSuite.class);
  }
}
