package io.dustlayer.cdi.tck.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run.
 *
 * @param length how long there are faults
 * @param seed of all decisions
 * @param folder where everything is kept
 * @param server the runnable jar
 * @param commit what is tested
 */
record ChaosSettings(Duration length, long seed, Path folder, Path server, String commit) {

  static ChaosSettings ofSystemProperties() throws InterruptedException {
    return new ChaosSettings(
        Duration.ofSeconds(Long.getLong("chaos.seconds", 180)),
        Long.getLong("chaos.seed", 1),
        Path.of(System.getProperty("chaos.folder")).toAbsolutePath(),
        Path.of(System.getProperty("chaos.server")).toAbsolutePath(),
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
