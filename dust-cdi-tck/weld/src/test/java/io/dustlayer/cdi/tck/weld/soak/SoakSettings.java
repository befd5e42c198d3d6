package io.dustlayer.cdi.tck.weld.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How to run a soak.
 *
 * @param length how long writers write and faults happen
 * @param seed of all decisions
 * @param quirks of the server, as in {@code --quirks}
 * @param commit what is tested
 */
record SoakSettings(Duration length, long seed, String quirks, String commit) {

  /** Has most kinds of mishaps within the ten seconds of every build. */
  private static final long DEFAULT_SEED = 682;

  /** From the system properties {@code soak.seconds}, {@code soak.seed} and the kit's. */
  static SoakSettings ofSystemProperties() throws InterruptedException {
    return new SoakSettings(
        Duration.ofSeconds(Long.getLong("soak.seconds", 10)),
        Long.getLong("soak.seed", DEFAULT_SEED),
        System.getProperty("dust.tck.quirks", "none"),
        checkedOut());
  }

  // Sources may come without their history, and a machine without git.
  private static String checkedOut() throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !answer.isEmpty() ? answer : "unknown";
    } catch (IOException withoutGit) {
      return "unknown";
    }
  }
}
