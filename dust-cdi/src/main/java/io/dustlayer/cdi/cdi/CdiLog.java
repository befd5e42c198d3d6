package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.cdi.UnknownSettings.Unknown;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The log lines of this room. */
final class CdiLog {

  private static final Logger LOG = System.getLogger(CdiLog.class.getPackageName());

  private CdiLog() {}

  /**
   * A name in the configuration looks like a setting and is not.
   *
   * @param unknown the name
   */
  static void unknownSetting(Unknown unknown) {
    LOG.log(
        Level.WARNING,
        "DUST0308: {0} is not a setting of Dust and has no effect{1}",
        unknown.name(),
        unknown
            .meant()
            .map(name -> "; did you mean " + name + "?")
            .orElse("; the settings are " + String.join(", ", Setting.keys())));
  }

  /**
   * An observer waits for what no known schema is.
   *
   * @param line which, and what to do
   */
  static void neverObserved(String line) {
    LOG.log(Level.WARNING, "DUST0127: {0}", line);
  }
}
