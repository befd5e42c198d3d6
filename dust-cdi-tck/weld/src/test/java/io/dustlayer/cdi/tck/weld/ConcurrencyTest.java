package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.ConcurrencySuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class ConcurrencyTest extends ConcurrencySuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
