package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.FailureSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class FailureTest extends FailureSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
