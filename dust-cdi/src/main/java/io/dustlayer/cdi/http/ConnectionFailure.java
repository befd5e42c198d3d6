package io.dustlayer.cdi.http;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * How an exchange ended without an answer.
 *
 * <p>Hosts bring different clients (Apache HttpClient under RESTEasy, {@code HttpURLConnection}
 * under Jersey, Vert.x under Quarkus), so causes are told apart by the JDK's classes, and where
 * those do not suffice by simple class names; never by a dependency.
 */
enum ConnectionFailure {

  /** Nobody listens: no byte was sent. */
  REFUSED,

  /** No connection for another reason: no byte was sent. */
  NOT_CONNECTED,

  /** No TLS session: no byte of the request was sent. */
  TLS,

  /** The connection was closed; the request may have been processed. */
  CLOSED,

  /** No answer in time; the request may have been processed. */
  TIMED_OUT;

  /** How far a chain of causes is followed: some are cyclic. */
  static final int MAX_CAUSES = 20;

  /**
   * The failure that an exception of a Rest Client stands for.
   *
   * @return empty if nothing in the chain is about a connection
   */
  static Optional<ConnectionFailure> of(Throwable thrown) {
    Optional<ConnectionFailure> vague = Optional.empty();
    Throwable link = thrown;
    for (int depth = 0; link != null && depth < MAX_CAUSES; depth++) {
      Optional<ConnectionFailure> found = ofLink(link);
      if (found.isPresent() && found.get() != CLOSED) {
        return found;
      }
      vague = vague.or(() -> found);
      link = link.getCause();
    }
    return vague;
  }

  private static Optional<ConnectionFailure> ofLink(Throwable link) {
    if (isConnectTimeout(link) || isUnreachable(link)) {
      return Optional.of(NOT_CONNECTED);
    }
    if (link instanceof ConnectException) {
      return Optional.of(REFUSED);
    }
    if (isHandshake(link)) {
      return Optional.of(TLS);
    }
    if (link instanceof SocketTimeoutException
        || link instanceof TimeoutException
        || name(link).endsWith("TimeoutException")) {
      return Optional.of(TIMED_OUT);
    }
    return link instanceof IOException || isVertxClosed(link)
        ? Optional.of(CLOSED)
        : Optional.empty();
  }

  // Vert.x' own exceptions are no IOExceptions.
  private static boolean isVertxClosed(Throwable link) {
    String name = name(link);
    return name.endsWith("ClosedException") || name.equals("StreamResetException");
  }

  private static boolean isConnectTimeout(Throwable link) {
    String name = name(link);
    String message = message(link);
    return name.equals("ConnectTimeoutException")
        || name.equals("ConnectionPoolTimeoutException")
        || name.equals("HttpConnectTimeoutException")
        || (link instanceof SocketTimeoutException && message.startsWith("connect timed out"))
        || (link instanceof ConnectException && message.contains("timed out"));
  }

  private static boolean isUnreachable(Throwable link) {
    return link instanceof UnknownHostException
        || link instanceof NoRouteToHostException
        || link instanceof BindException
        || link instanceof UnresolvedAddressException;
  }

  private static boolean isHandshake(Throwable link) {
    return link instanceof SSLHandshakeException
        || link instanceof SSLPeerUnverifiedException
        || (link instanceof SSLException && isNotTls(message(link)));
  }

  // What the JDK says when the other side answers the handshake with something else.
  private static boolean isNotTls(String message) {
    return message.contains("unrecognized ssl message")
        || message.contains("not an ssl/tls record");
  }

  private static String name(Throwable link) {
    return link.getClass().getSimpleName();
  }

  private static String message(Throwable link) {
    return String.valueOf(link.getMessage()).toLowerCase(Locale.ROOT);
  }
}
