package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.container.SecrecySuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class SecrecyTest extends SecrecySuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
