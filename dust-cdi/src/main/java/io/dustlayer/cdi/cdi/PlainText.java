package io.dustlayer.cdi.cdi;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether what is sent to an address can be read on the way. */
final class PlainText {

  // Only these are told apart without asking a name server.
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[.*]");

  private PlainText() {}

  /**
   * Whether an address is not encrypted and not one of this machine.
   *
   * @param url http or https
   * @return false for https, {@code localhost} and the loopback addresses
   */
  static boolean isExposed(URI url) {
    return "http".equalsIgnoreCase(url.getScheme()) && !isLoopback(url.getHost());
  }

  private static boolean isLoopback(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.equals("localhost") || lower.endsWith(".localhost")) {
      return true;
    }
    try {
      return NUMBERS.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
