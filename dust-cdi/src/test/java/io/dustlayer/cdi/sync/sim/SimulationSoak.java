package io.dustlayer.cdi.sync.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The simulation for {@code -Dsoak.seconds=…}, from {@code -Dsoak.seed=…} on, on {@code
 * -Dsoak.threads=…} threads. Run by the profile {@code soak} only.
 */
class SimulationSoak {

  @Test
  void noSeedBreaksAnInvariant() {
    Soak soak = new Soak(Long.getLong("soak.seed", 1));
    long seconds = Long.getLong("soak.seconds", 60);
    int threads = Integer.getInteger("soak.threads", Runtime.getRuntime().availableProcessors());
    String result = soak.run(Duration.ofSeconds(seconds).toNanos(), threads);
    soak.violations().keySet().stream()
        .limit(3)
        .forEach(seed -> Shrinking.of(seed, Subject.of(seed)).story().forEach(System.out::println));
    System.out.println(result);
    assertThat(soak.violations()).isEmpty();
  }
}
