package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.SeRestartSuites;
import io.dustlayer.cdi.tck.repository.ConcurrencySuite;
import io.dustlayer.cdi.tck.repository.ReadSuite;
import io.dustlayer.cdi.tck.repository.SchemaSuite;
import io.dustlayer.cdi.tck.repository.WriteSuite;
import io.dustlayer.cdi.tck.transport.MirrorSuite;
import io.dustlayer.cdi.tck.wire.HostileSuite;
import java.util.List;

/** On Weld, with the suites about repositories over a mirror that is kept in a file. */
class RestartTest extends SeRestartSuites {

  @Override
  protected List<Class<? extends TckSuite>> more() {
    return List.of(
        HostileSuite.class,
        ReadSuite.class,
        WriteSuite.class,
        ConcurrencySuite.class,
        SchemaSuite.class,
        MirrorSuite.class);
  }
}
