package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.WireSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenWebBeansHost.class)
class WireTest extends WireSuite {

  @Override
  protected TckBeans beans() {
    return OpenWebBeansHost.beans();
  }
}
