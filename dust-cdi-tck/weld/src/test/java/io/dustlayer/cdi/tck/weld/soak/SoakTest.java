package io.dustlayer.cdi.tck.weld.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The soak. {@code -Dsoak.seconds} says how long it takes, and {@code -Dsoak.seed} what happens;
 * the short run of every build keeps it from rotting. Its last line is the result.
 */
class SoakTest {

  @Test
  void after_all_faults_every_mirror_equals_the_server_and_everything_was_told_once(
      @TempDir Path folder) throws Exception {
    SoakReport report;
    SoakSettings settings = SoakSettings.ofSystemProperties();
    try (Soak soak = new Soak(settings, folder)) {
      report = soak.run();
    }
    System.out.println(report.coverage());
    System.out.println(report.line());

    assertThat(report.violations()).as(report.line()).isEmpty();
    assertThat(report.writes(WriteCall.Fate.ACKNOWLEDGED)).isPositive();
  }
}
