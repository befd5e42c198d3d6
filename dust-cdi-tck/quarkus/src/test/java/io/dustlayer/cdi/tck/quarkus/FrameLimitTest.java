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
import org.junit.jupiter.api.Test;

/** Quarkus' own limit for frames, as it is without a setting. */
@QuarkusTest
@TestProfile(FrameLimitTest.Profile.class)
class FrameLimitTest {

  public static class Profile implements QuarkusTestProfile {
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
  void itIsNamedWithTheKeyThatRaisesIt() throws Exception {
    dust.start();
    try {
      assertThat(dust.awaitSynced(Duration.ofSeconds(5))).isFalse();
      assertThat(dust.status().lastError().orElse("")).contains("quarkus.websocket.max-frame-size");
    } finally {
      dust.stop();
    }
  }
}
