package io.dustlayer.cdi.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Says so where others than this machine can reach a server. */
final class Exposure {
  private static final Logger LOG = System.getLogger(Exposure.class.getPackageName());

  private Exposure() {}

  static void warn(String host, boolean encrypted) {
    warning(host, encrypted).ifPresent(text -> LOG.log(Level.WARNING, text));
  }

  /** What to say of an address; empty for one of the loopback, or none, which cannot be used. */
  static Optional<String> warning(String host, boolean encrypted) {
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return Optional.empty();
      }
    } catch (UnknownHostException unusable) {
      return Optional.empty();
    }
    return Optional.of(
        "the Dust server listens on "
            + host
            + " and IS NOT FOR PRODUCTION: whoever reaches that address can try tokens"
            + (encrypted ? "" : ", and whoever listens in can read them")
            + ". Leave the host out to serve this machine only");
  }
}
