package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.transport.MirrorSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class MirrorTest extends MirrorSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
