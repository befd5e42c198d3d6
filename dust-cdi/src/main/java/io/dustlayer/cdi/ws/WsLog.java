package io.dustlayer.cdi.ws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What this room tells operators. */
final class WsLog {

  private static final Logger LOG = System.getLogger(WsLog.class.getPackageName());

  private WsLog() {}

  /** A session that was broken already when it was closed; no secrets. */
  static void notClosed(String why) {
    LOG.log(Level.DEBUG, "DUST0740: a session could not be closed properly: {0}", why);
  }

  /** The container's limit for frames could not be raised. */
  static void limitNotRaised(String container, Throwable failure) {
    LOG.log(
        Level.DEBUG, "DUST0741: the limit for frames of " + container + " stays as it is", failure);
  }
}
