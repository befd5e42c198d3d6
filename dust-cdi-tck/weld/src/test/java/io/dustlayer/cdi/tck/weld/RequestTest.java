package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.wire.RequestSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class RequestTest extends RequestSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
