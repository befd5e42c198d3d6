package io.dustlayer.examples.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;

/** An end as after Ctrl-C, with nothing in the log that a reader would have to worry about. */
final class CleanStop {

  private static final int ENDED_BY_SIGTERM = 143;

  private CleanStop() {}

  static void of(PackagedApplication application) {
    assertThat(application.stop()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(application.output().lines()).filteredOn(CleanStop::isAlarming).isEmpty();
  }

  /** Neither the host's own warnings nor a lost connection, which may be what a test is about. */
  private static boolean isAlarming(String line) {
    return line.contains("SEVERE")
        || line.contains("WARNING") && line.contains("dustlayer") && !line.contains("DUST0724")
        || line.contains("Exception")
        || line.startsWith("\tat ");
  }
}
