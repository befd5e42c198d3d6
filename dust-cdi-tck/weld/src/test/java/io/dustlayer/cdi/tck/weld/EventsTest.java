package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.event.EventsSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class EventsTest extends EventsSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
