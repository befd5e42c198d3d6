package io.dustlayer.cdi.server.channel;

/** Ends a channel the way a real server's channel crashes: with {@code phx_error}, unanswered. */
final class ChannelCrash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChannelCrash(String why) {
    super(why, null, false, false);
  }
}
