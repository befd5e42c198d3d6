package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.FailureSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenWebBeansHost.class)
class FailureTest extends FailureSuite {

  @Override
  protected TckBeans beans() {
    return OpenWebBeansHost.beans();
  }
}
