package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.WriteSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenWebBeansHost.class)
class WriteTest extends WriteSuite {

  @Override
  protected TckBeans beans() {
    return OpenWebBeansHost.beans();
  }
}
