package io.dustlayer.cdi.disk;

import java.nio.file.Path;

/**
 * Which files this JVM has open. The lock of the operating system keeps other processes away, but
 * it belongs to the process: a second opening in the same JVM would drop it when it is closed. The
 * marks are system properties, since every copy of the library sees them, whatever its class
 * loader.
 */
final class OpenFiles {

  private static final String MARK = "io.dustlayer.cdi.open:";

  private OpenFiles() {}

  /**
   * Marks a file as open.
   *
   * @return false if it is open already
   */
  static boolean claim(Path real) {
    return System.getProperties().putIfAbsent(MARK + real, "true") == null;
  }

  static void release(Path real) {
    System.getProperties().remove(MARK + real);
  }
}
