package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.WriteSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class WriteTest extends WriteSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
