package io.dustlayer.cdi.tck.chaos;

/**
 * What this machine lets us do to processes.
 *
 * @param pauses whether processes can be stopped for a while
 * @param limits whether the length of a running process' files can be limited
 */
record Abilities(boolean pauses, boolean limits) {

  static Abilities found() throws InterruptedException {
    return new Abilities(
        Child.canRun("sh", "-c", "kill -0 $$ && sleep 0.01"),
        Child.canRun("prlimit", "--fsize=unlimited:", "true"));
  }

  boolean allow(Mischief mischief) {
    return switch (mischief) {
      case PAUSE_CLIENT, PAUSE_SERVER -> pauses;
      case FILL_CLIENT, FILL_SERVER -> limits;
      default -> true;
    };
  }
}
