package io.dustlayer.cdi.ws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The address of the server's sockets, which holds the token, and the texts of errors without it.
 */
final class SocketUrl {

  private static final String CAPABILITY_VERSION = "3";
  private static final String REDACTED = "<token>";
  private static final String HEX = "0123456789ABCDEF";

  private final WebSocketSettings settings;
  private final Pattern shown;

  SocketUrl(WebSocketSettings settings) {
    this.settings = settings;
    this.shown =
        Pattern.compile(
            Pattern.quote(settings.token()) + '|' + Pattern.quote(encode(settings.token())),
            Pattern.CASE_INSENSITIVE);
  }

  /** A secret. */
  URI uri(String vsn) {
    String base = settings.baseUrl().toASCIIString().replaceFirst("/+$", "");
    String secure = settings.isSecure() ? "wss" : "ws";
    return URI.create(
        secure
            + base.substring(base.indexOf(':'))
            + "/ws/sync/websocket?token="
            + encode(settings.token())
            + "&device_id="
            + encode(settings.deviceId())
            + "&capver="
            + CAPABILITY_VERSION
            + "&vsn="
            + vsn);
  }

  /** A text without the token, in whatever form it may be in it. */
  String scrub(String text) {
    return shown.matcher(text).replaceAll(REDACTED);
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return encoded.toString();
  }
}
