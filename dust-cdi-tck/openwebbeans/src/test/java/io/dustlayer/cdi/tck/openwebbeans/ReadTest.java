package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.ReadSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenWebBeansHost.class)
class ReadTest extends ReadSuite {

  @Override
  protected TckBeans beans() {
    return OpenWebBeansHost.beans();
  }
}
