package io.dustlayer.cdi.tck.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The chaos. {@code -Dchaos.seconds} says how long it takes, and {@code -Dchaos.seed} what goes
 * wrong. Its last line is the result; what the processes said is kept in {@code target/chaos}.
 */
class ChaosIT {

  @Test
  void whatever_is_killed_nothing_is_lost_doubled_invented_or_stuck() throws Exception {
    ChaosSettings settings = ChaosSettings.ofSystemProperties();
    System.out.println("chaos begins: seed " + settings.seed() + ", in " + settings.folder());
    ChaosReport report;
    try (Chaos chaos = new Chaos(settings)) {
      report = chaos.run();
    }
    System.out.println("chaos came across: " + report.coverage());
    System.out.println(report.line());

    assertThat(report.violations()).as(report.line()).isEmpty();
    assertThat(report.verdict().acked()).isPositive();
  }
}
