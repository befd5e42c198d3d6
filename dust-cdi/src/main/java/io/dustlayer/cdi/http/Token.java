package io.dustlayer.cdi.http;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A store's access token: a secret that leaves this room only in the {@code Authorization} header.
 * Neither {@link #toString()} nor an exception shows it.
 */
public final class Token {

  private static final String REDACTED = "<token>";

  private final String secret;

  // Netty puts what it cannot parse into upper case before it complains of it.
  private final Pattern shown;

  private Token(String secret) {
    this.secret = secret;
    this.shown = Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE);
  }

  /**
   * Wraps a token.
   *
   * @param secret the token as Dust issued it; white space around it is dropped
   * @return the token
   * @throws IllegalArgumentException if it is empty or holds a character that no HTTP header may
   *     carry; the message does not show it
   */
  public static Token of(String secret) {
    String stripped = Objects.requireNonNull(secret, "secret").strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException("the token is empty");
    }
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c <= ' ' || c >= 127) {
        throw new IllegalArgumentException(
            "the token has a character at position " + i + " that is not visible ASCII");
      }
    }
    return new Token(stripped);
  }

  /** The value of the {@code Authorization} header. */
  String authorization() {
    return "Bearer " + secret;
  }

  /** The text with this token replaced, for whatever a server or a client library may echo. */
  String scrub(String text) {
    return shown.matcher(text).replaceAll(REDACTED);
  }

  /** The cause, or null if its texts, or those of its causes, show this token. */
  Throwable withoutToken(Throwable cause) {
    Throwable link = cause;
    for (int depth = 0; link != null && depth < ConnectionFailure.MAX_CAUSES; depth++) {
      if (shown.matcher(link.toString()).find()) {
        return null;
      }
      link = link.getCause();
    }
    return cause;
  }

  /** Never shows the token. */
  @Override
  public String toString() {
    return REDACTED;
  }
}
