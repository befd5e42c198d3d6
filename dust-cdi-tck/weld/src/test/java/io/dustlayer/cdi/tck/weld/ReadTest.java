package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.ReadSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class ReadTest extends ReadSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
