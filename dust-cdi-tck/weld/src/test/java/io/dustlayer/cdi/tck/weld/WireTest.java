package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.WireSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class WireTest extends WireSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
