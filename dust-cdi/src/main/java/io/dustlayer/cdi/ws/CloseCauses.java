package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.ForeignText;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.CloseCause.Kind;
import io.dustlayer.cdi.tls.CertificateProblem;
import jakarta.websocket.CloseReason;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the ends of a socket mean. Containers report the same end in different ways; whatever is not
 * recognized is a lost connection.
 */
final class CloseCauses {

  private static final int MAX_CAUSES = 20;
  private static final int MAX_DETAIL = 300;
  private static final int FORBIDDEN = 403;
  private static final Pattern STATUS_403 = Pattern.compile("(?<![0-9])403(?![0-9])");

  private final SocketUrl url;
  private final long maxMessage;
  private final boolean quarkus;

  /**
   * Causes of one factory's sockets.
   *
   * @param quarkus whether the WebSocket client is that of Quarkus, which has a limit of its own
   */
  CloseCauses(SocketUrl url, long maxMessage, boolean quarkus) {
    this.url = url;
    this.maxMessage = maxMessage;
    this.quarkus = quarkus;
  }

  /**
   * Whether the client may tell why it closed a connection after it has told that it is closed:
   * Quarkus' does, for messages beyond its limit and for every other violation of the protocol.
   */
  boolean mayBeExplainedLater(CloseReason reason) {
    return quarkus && reason.getCloseCode() == CloseReason.CloseCodes.GOING_AWAY;
  }

  /** The connection could not be opened. */
  CloseCause notOpened(Throwable failure) {
    Throwable link = failure;
    for (int depth = 0; link != null && depth < MAX_CAUSES; depth++) {
      if (isForbidden(link)) {
        return new CloseCause(Kind.REFUSED, "the server answered the upgrade with 403");
      }
      link = link.getCause();
    }
    String text = text(failure);
    return new CloseCause(
        Kind.LOST,
        CertificateProblem.of(failure)
            .map(problem -> "no connection: " + explained(problem, text))
            .orElse("no connection: " + text));
  }

  private static String explained(CertificateProblem problem, String text) {
    return switch (problem) {
      case NOT_TRUSTED ->
          problem.clause()
              + " ("
              + text
              + "): for a private authority set dust.tls.trust-store (DUST_TLS_TRUST_STORE)";
      case OTHER_NAME -> problem.clause() + " (" + text + "): check dust.base-url (DUST_BASE_URL)";
    };
  }

  /** An open connection failed. */
  CloseCause failed(Throwable failure) {
    String text = text(failure);
    if (isOwnLimit(text)) {
      return tooBig();
    }
    return isFrameLimit(text)
        ? frameTooBig(text)
        : new CloseCause(Kind.LOST, "the connection failed: " + text);
  }

  /** An open connection was closed, by whichever side. */
  CloseCause closed(CloseReason reason) {
    int code = reason.getCloseCode().getCode();
    String phrase = reason.getReasonPhrase() == null ? "" : reason.getReasonPhrase();
    if (isOwnLimit(phrase)) {
      return tooBig();
    }
    String text = shortened(code + (phrase.isEmpty() ? "" : " " + phrase));
    return code == CloseReason.CloseCodes.TOO_BIG.getCode() || isFrameLimit(phrase)
        ? frameTooBig(text)
        : new CloseCause(Kind.LOST, "the connection was closed: " + text);
  }

  /** A message that was longer than the setting allows. */
  CloseCause tooBig() {
    return new CloseCause(
        Kind.TOO_BIG,
        "a message is longer than dust.sdk.max-message (DUST_SDK_MAX_MESSAGE), which is "
            + maxMessage
            + " bytes: raise it");
  }

  private CloseCause frameTooBig(String text) {
    return new CloseCause(
        Kind.TOO_BIG,
        quarkus
            ? "a message is longer than Quarkus allows ("
                + text
                + "): raise quarkus.websocket.max-frame-size, whose default is 65536, above the"
                + " size of the store's largest message, for example to 134217728"
            : "a message is longer than the WebSocket client or the server allows ("
                + text
                + "): raise the client's limit for frames");
  }

  // What Tyrus says of a frame that exceeds its buffer, and Open Liberty of one that exceeds the
  // session's, whose sizes are set to that limit.
  private static boolean isOwnLimit(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("buffer overflow")
        || lower.contains("invalid incoming websocket message. message is too big");
  }

  // Quarkus' says of a length in the wrong form that it is an "invalid data frame length".
  private static boolean isFrameLimit(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("max frame")
        || lower.contains("frame length") && !lower.contains("invalid")
        || lower.contains("too big");
  }

  private static boolean isForbidden(Throwable link) {
    return status(link) == FORBIDDEN
        || STATUS_403.matcher(String.valueOf(link.getMessage())).find();
  }

  // Tyrus' exception has the status, but is not of the API.
  private static int status(Throwable link) {
    try {
      Object status = link.getClass().getMethod("getHttpStatusCode").invoke(link);
      return status instanceof Integer code ? code : -1;
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException none) {
      return -1;
    }
  }

  private String text(Throwable failure) {
    Throwable link = failure;
    for (int depth = 0; link.getCause() != null && depth < MAX_CAUSES; depth++) {
      link = link.getCause();
    }
    String message = link.getMessage() == null ? "" : ": " + link.getMessage();
    return shortened(link.getClass().getSimpleName() + message);
  }

  private String shortened(String text) {
    return ForeignText.shown(url.scrub(text), MAX_DETAIL);
  }
}
