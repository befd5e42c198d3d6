package io.dustlayer.cdi.server.channel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The log lines of this room. */
final class ChannelLog {
  private static final Logger LOG = System.getLogger("io.dustlayer.cdi.server");

  private ChannelLog() {}

  static void crashed(String topic, RuntimeException defect) {
    LOG.log(
        Level.ERROR,
        "DUST0610: a channel of " + topic + " crashed; its client was told and can join again",
        defect);
  }

  static void cutOff(String deviceId) {
    LOG.log(
        Level.WARNING,
        "DUST0611: the socket of device {0} was cut off because it takes its frames too slowly",
        deviceId);
  }
}
