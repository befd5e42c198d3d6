package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.transport.TransportSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class TransportTest extends TransportSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
