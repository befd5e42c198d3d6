package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.SubscriptionSuite;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
@EnabledIfSystemProperty(
    named = "dust.tck.transport",
    matches = "sdk",
    disabledReason = "HTTP has no events")
class SubscriptionTest extends SubscriptionSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
