package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.spi.DustCache.Origin;
import java.util.Map;

/**
 * What is written into a file about itself, so that no other file is taken for it.
 *
 * @param kind what it is for
 * @param format the version of what is in it
 * @param origin whose data it holds
 */
record FileIdentity(String kind, int format, Origin origin) {

  private static final String KIND = "kind";
  private static final String FORMAT = "format";
  private static final String BASE_URL = "base-url";
  private static final String STORE = "store";

  void writeTo(Map<String, String> about) {
    about.put(KIND, kind);
    about.put(FORMAT, Integer.toString(format));
    about.put(BASE_URL, origin.baseUrl());
    about.put(STORE, origin.store());
  }

  boolean isSameThing(Map<String, String> about) {
    return kind.equals(about.get(KIND))
        && origin.baseUrl().equals(about.get(BASE_URL))
        && origin.store().equals(about.get(STORE));
  }

  boolean isSameFormat(Map<String, String> about) {
    return Integer.toString(format).equals(about.get(FORMAT));
  }

  /** What such a thing says that it is. */
  static String describe(Map<String, String> about) {
    return about.get(KIND)
        + " of "
        + about.get(STORE)
        + " at "
        + about.get(BASE_URL)
        + " in format "
        + about.get(FORMAT);
  }
}
