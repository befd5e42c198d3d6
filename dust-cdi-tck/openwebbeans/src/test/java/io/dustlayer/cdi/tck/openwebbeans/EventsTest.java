package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.event.EventsSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenWebBeansHost.class)
class EventsTest extends EventsSuite {

  @Override
  protected TckBeans beans() {
    return OpenWebBeansHost.beans();
  }
}
