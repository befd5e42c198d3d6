package io.dustlayer.cdi.tck.report;

import java.security.CodeSource;

/** Where a class comes from. */
final class Origin {

  private static final String JAR = ".jar";

  private Origin() {}

  /** A class, with the jar that it was loaded from, if it can be told. */
  static String of(Class<?> type) {
    String jar = jar(type);
    return jar.isEmpty() ? type.getName() : type.getName() + " (" + jar + ")";
  }

  /** The name of a jar tells its version; manifests often do not. */
  private static String jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String location =
        source == null || source.getLocation() == null ? "" : source.getLocation().getPath();
    int end = location.lastIndexOf(JAR);
    return end < 0 ? "" : location.substring(location.lastIndexOf('/', end) + 1, end);
  }
}
