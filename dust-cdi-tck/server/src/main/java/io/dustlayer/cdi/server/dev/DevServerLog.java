package io.dustlayer.cdi.server.dev;

import io.dustlayer.cdi.server.DustServer;

/** What this room logs. */
final class DevServerLog {

  private static final System.Logger LOG = System.getLogger("io.dustlayer.cdi.server.dev");

  private DevServerLog() {}

  static void started(DustServer server, String data) {
    LOG.log(
        System.Logger.Level.INFO,
        "DUST0601: no store is configured, so a Dust server for development (not for production)"
            + " runs in this process at {0}, store {1}, data in {2}. Set DUST_STORE, DUST_TOKEN and"
            + " DUST_BASE_URL to use another",
        server.baseUrl(),
        server.store(),
        data);
  }
}
