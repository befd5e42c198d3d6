package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Quarkus' own limit for frames, raised as the README says. */
@QuarkusTest
@TestProfile(LargeFrameTest.Profile.class)
class LargeFrameTest {

  public static class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.websocket.max-frame-size", "134217728");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(LargeValueServer.class), new TestResourceEntry(TckServers.class));
    }
  }

  @Inject
  @DustStore("large")
  Dust dust;

  @Test
  void fiveMegabytesInOneFrameAreRead() throws Exception {
    dust.start();
    try {
      assertThat(dust.awaitSynced(Duration.ofSeconds(30))).isTrue();
      assertThat(dust.status().watermark()).isEqualTo(1);
    } finally {
      dust.stop();
    }
  }
}
