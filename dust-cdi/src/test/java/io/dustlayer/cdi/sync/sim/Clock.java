package io.dustlayer.cdi.sync.sim;

/** The clock of one machine, which may leap ahead of the world's time. */
final class Clock {

  private final World world;
  private long ahead;

  Clock(World world) {
    this.world = world;
  }

  long now() {
    return world.now() + ahead;
  }

  /** When the world's time will be at one of this clock's. */
  long inTheWorld(long time) {
    return time - ahead;
  }

  void leap(long nanos) {
    ahead += nanos;
  }
}
