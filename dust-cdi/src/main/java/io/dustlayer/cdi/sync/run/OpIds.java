package io.dustlayer.cdi.sync.run;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Ids of operations. Each begins with the device id, by which the engine knows its own operations
 * again, and names this run of the process, so that a device id may be used again. Safe for use
 * from any thread.
 */
final class OpIds {

  private final String prefix;
  private final AtomicLong count = new AtomicLong();

  OpIds(String deviceId, RandomGenerator random) {
    String run = String.format("%012x", random.nextLong() & 0xFFFF_FFFF_FFFFL);
    this.prefix = deviceId + '-' + run + '-';
  }

  /** An id that was never used; at least 20 characters, visible ASCII if the device id is. */
  String next() {
    return prefix + String.format("%06d", count.incrementAndGet());
  }
}
