package io.dustlayer.cdi.tck.server;

import java.util.List;

/** Which suites there are for servers. */
public final class ServerSuites {

  private ServerSuites() {}

  /**
   * Every suite.
   *
   * @return their classes
   */
  public static List<Class<? extends ServerSuite>> all() {
    return List.of(
        AccessSuite.class,
        EntrySuite.class,
        ConditionSuite.class,
        ListSuite.class,
        BatchSuite.class,
        SocketSuite.class,
        JoinSuite.class,
        PushSuite.class,
        LeaseSuite.class);
  }
}
