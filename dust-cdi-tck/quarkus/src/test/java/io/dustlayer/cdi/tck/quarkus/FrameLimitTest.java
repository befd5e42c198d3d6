package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Quarkus' own limit for frames, as it is without a setting. */
@QuarkusTest
@TestProfile(LargeValueProfile.class)
class FrameLimitTest {

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
