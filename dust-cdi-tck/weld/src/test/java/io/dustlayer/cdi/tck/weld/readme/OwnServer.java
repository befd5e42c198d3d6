package io.dustlayer.cdi.tck.weld.readme;

import io.dustlayer.cdi.tck.TckServer;
import org.junit.jupiter.api.Assumptions;

/** The samples write where somebody else's data may be. */
final class OwnServer {

  private OwnServer() {}

  /** Skips the test if the server is not the kit's own. */
  static void assumed() {
    Assumptions.assumeTrue(
        System.getProperty(TckServer.URL) == null,
        "the samples write outside of " + TckServer.ROOT + ", on the embedded server only");
  }
}
