package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.event.SubscriptionSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class SubscriptionTest extends SubscriptionSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
