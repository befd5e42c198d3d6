package io.dustlayer.cdi.tck.chaos;

import java.io.IOException;

/**
 * What this machine lets us do to processes.
 *
 * @param pauses whether processes can be stopped for a while
 * @param limits whether the length of a running process' files can be limited
 * @param mounts whether a process can be given a small file system of its own
 */
record Abilities(boolean pauses, boolean limits, boolean mounts) {

  static Abilities found() throws IOException, InterruptedException {
    return new Abilities(
        Child.canRun("sh", "-c", "kill -0 $$ && sleep 0.01"),
        Child.canRun("prlimit", "--fsize=unlimited:", "true"),
        Disk.canMount());
  }

  boolean canFill() {
    return limits || mounts;
  }

  boolean allow(Mischief mischief) {
    return switch (mischief) {
      case PAUSE_CLIENT, PAUSE_SERVER -> pauses;
      case FILL_CLIENT, FILL_SERVER -> canFill();
      default -> true;
    };
  }
}
