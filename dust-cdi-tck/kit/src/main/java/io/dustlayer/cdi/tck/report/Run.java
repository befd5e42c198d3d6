package io.dustlayer.cdi.tck.report;

import java.util.Locale;

/**
 * Which run it was: a host in one configuration, against one server.
 *
 * @param host its name and version
 * @param transport over which the default store was used: {@code http} or {@code sdk}
 * @param server which server it was
 */
public record Run(String host, String transport, String server) {

  /**
   * The run that the system properties tell of: {@code dust.tck.host}, {@code dust.tck.transport},
   * {@code dust.tck.quirks} and {@code dust.tck.url}.
   *
   * @return as configured
   */
  public static Run configured() {
    return new Run(
        System.getProperty("dust.tck.host", "unnamed host"),
        System.getProperty("dust.tck.transport", "http"),
        configuredServer());
  }

  private static String configuredServer() {
    String url = System.getProperty("dust.tck.url", "");
    String quirks = System.getProperty("dust.tck.quirks", "none");
    if (!url.isEmpty()) {
      return url;
    }
    return "none".equals(quirks) ? "embedded" : "embedded, quirks " + quirks;
  }

  /**
   * A name for files about this run on some Java.
   *
   * @param javaFeature the number of Java's feature release
   * @return of letters, digits, dots and hyphens
   */
  public String fileName(String javaFeature) {
    return (host + "-" + transport + "-" + server + "-java" + javaFeature)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-");
  }
}
