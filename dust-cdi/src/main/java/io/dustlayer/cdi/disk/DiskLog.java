package io.dustlayer.cdi.disk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/** The log lines of this room. */
final class DiskLog {

  private static final Logger LOG = System.getLogger(DiskLog.class.getPackageName());

  private DiskLog() {}

  static void movedAside(StoreFileException why, Path target) {
    LOG.log(
        Level.WARNING,
        "DUST0801: the cache file "
            + why.file()
            + " "
            + why.getMessage()
            + (why.getCause() == null ? "" : " (" + why.getCause() + ")")
            + ". It was moved to "
            + target
            + ", and a new one is begun: everything is read from the server once. Delete the old"
            + " one if you do not need to look at it");
    LOG.log(Level.DEBUG, "DUST0801: how it was noticed", why);
  }
}
