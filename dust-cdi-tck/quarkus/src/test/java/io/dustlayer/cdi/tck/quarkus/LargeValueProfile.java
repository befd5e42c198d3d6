package io.dustlayer.cdi.tck.quarkus;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A store whose server sends one large frame, beside the servers of the suites. */
public class LargeValueProfile implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(LargeValueServer.class), new TestResourceEntry(TckServers.class));
  }
}
