package io.dustlayer.cdi.tck.chaos.check;

/**
 * A time in which a client stood still.
 *
 * @param client its name
 * @param from by this machine's clock, in milliseconds
 * @param to likewise
 */
public record Pause(String client, long from, long to) {

  long within(long begin, long end) {
    return Math.max(0, Math.min(to, end) - Math.max(from, begin));
  }
}
