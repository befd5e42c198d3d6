package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Quarkus' own limit for frames, raised as the README says. */
@QuarkusTest
@TestProfile(LargeFrameTest.Profile.class)
class LargeFrameTest {

  public static class Profile extends LargeValueProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.websocket.max-frame-size", "134217728");
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
