package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.container.SecrecySuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenWebBeansHost.class)
class SecrecyTest extends SecrecySuite {

  @Override
  protected TckBeans beans() {
    return OpenWebBeansHost.beans();
  }
}
