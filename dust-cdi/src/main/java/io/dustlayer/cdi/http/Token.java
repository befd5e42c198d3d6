package io.dustlayer.cdi.http;

import java.util.Objects;

/**
 * A store's access token: a secret that leaves this room only in the {@code Authorization} header.
 * Neither {@link #toString()} nor an exception shows it.
 */
public final class Token {

  private static final String REDACTED = "<token>";

  private final String secret;

  private Token(String secret) {
    this.secret = secret;
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
    return text.replace(secret, REDACTED);
  }

  /** The cause, or null if its texts, or those of its causes, show this token. */
  Throwable withoutToken(Throwable cause) {
    Throwable link = cause;
    for (int depth = 0; link != null && depth < ConnectionFailure.MAX_CAUSES; depth++) {
      if (String.valueOf(link).contains(secret)) {
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
