package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.ConcurrencySuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenWebBeansHost.class)
class ConcurrencyTest extends ConcurrencySuite {

  @Override
  protected TckBeans beans() {
    return OpenWebBeansHost.beans();
  }
}
