package io.dustlayer.cdi.tck.report;

import io.dustlayer.cdi.tck.TckSuite;
import java.util.Locale;

/** What a suite is about. A suite's package says it. */
public enum SuiteGroup {
  /** Paths, globs, frames and exact exchanges. */
  WIRE,
  /** The contract of a transport, and the choice of one. */
  TRANSPORT,
  /** Schemas, repositories and errors. */
  REPOSITORY,
  /** Subscriptions and CDI events. */
  EVENT,
  /** The outbox and the cache in files, and the restart of the application. */
  DURABLE,
  /** Injection, configuration, and what must not be deployed. */
  CONTAINER,
  /** A Dust server, without the library in between. */
  SERVER;

  /**
   * The group of a suite.
   *
   * @param suite its class
   * @return the group whose name ends the package's
   * @throws IllegalArgumentException if there is none of that name
   */
  public static SuiteGroup of(Class<? extends TckSuite> suite) {
    String name = suite.getPackageName();
    return titled(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * The group of a name.
   *
   * @param title as {@link #title()} gives it
   * @return the group
   * @throws IllegalArgumentException if there is none of that name
   */
  public static SuiteGroup titled(String title) {
    return valueOf(title.toUpperCase(Locale.ROOT));
  }

  /**
   * The name in reports and tables.
   *
   * @return in lower case
   */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
