package io.dustlayer.cdi.http;

import io.dustlayer.cdi.DustException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Transports to servers on this machine. */
final class HttpTransports {

  static final String STORE = "acme/main";
  static final String SECRET = "dust_tok_do-not-print-me";

  private HttpTransports() {}

  static HttpTransport to(int port) {
    return to("http://127.0.0.1:" + port, Duration.ofSeconds(20));
  }

  static HttpTransport to(String baseUrl, Duration readTimeout) {
    return new HttpTransport(
        new HttpSettings(
            STORE,
            URI.create(baseUrl),
            Token.of(SECRET),
            Duration.ofSeconds(5),
            readTimeout,
            Optional.empty()));
  }

  /** Every text of an exception: what logs would show. */
  static String everyText(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable link = thrown; link != null; link = link.getCause()) {
      text.append(link).append('\n');
    }
    if (thrown instanceof DustException failure) {
      text.append(failure.detail());
    }
    return text.toString();
  }
}
