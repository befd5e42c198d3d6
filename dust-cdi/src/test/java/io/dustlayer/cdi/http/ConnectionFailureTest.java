package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailureTest {

  /** Named as Vert.x names it, which is no IOException. */
  private static final class HttpClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HttpClosedException() {
      super("Connection was closed");
    }
  }

  /** Named as Netty and Apache HttpClient name theirs. */
  private static final class ConnectTimeoutException extends ConnectException {
    private static final long serialVersionUID = 1L;
  }

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), ConnectionFailure.REFUSED),
        Arguments.of(new ConnectException("Connection timed out"), ConnectionFailure.NOT_CONNECTED),
        Arguments.of(new ConnectTimeoutException(), ConnectionFailure.NOT_CONNECTED),
        Arguments.of(
            new SocketTimeoutException("Connect timed out"), ConnectionFailure.NOT_CONNECTED),
        Arguments.of(new UnknownHostException("nowhere"), ConnectionFailure.NOT_CONNECTED),
        Arguments.of(new NoRouteToHostException("No route"), ConnectionFailure.NOT_CONNECTED),
        Arguments.of(new BindException("no port left"), ConnectionFailure.NOT_CONNECTED),
        Arguments.of(new SSLHandshakeException("bad cert"), ConnectionFailure.TLS),
        Arguments.of(
            new SSLException("Unsupported or unrecognized SSL message"), ConnectionFailure.TLS),
        Arguments.of(new SSLException("Connection reset"), ConnectionFailure.CLOSED),
        Arguments.of(new SocketException("Connection reset"), ConnectionFailure.CLOSED),
        Arguments.of(
            new SocketException("Unexpected end of file from server"), ConnectionFailure.CLOSED),
        Arguments.of(new EOFException(), ConnectionFailure.CLOSED),
        Arguments.of(new HttpClosedException(), ConnectionFailure.CLOSED),
        Arguments.of(new SocketTimeoutException("Read timed out"), ConnectionFailure.TIMED_OUT),
        Arguments.of(new TimeoutException("30000ms"), ConnectionFailure.TIMED_OUT));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void aCauseMeansTheSameHoweverDeepItIs(Exception cause, ConnectionFailure expected) {
    ProcessingException wrapped =
        new ProcessingException(new IOException(new ExecutionException(cause)));

    assertThat(ConnectionFailure.of(cause)).contains(expected);
    assertThat(ConnectionFailure.of(wrapped)).contains(expected);
  }

  @Test
  void whatIsNotAboutAConnectionIsNoConnectionFailure() {
    assertThat(ConnectionFailure.of(new IllegalStateException("on the event loop"))).isEmpty();
  }

  @Test
  void aCycleOfCausesEnds() {
    RuntimeException first = new RuntimeException("first");
    RuntimeException second = new RuntimeException("second", first);
    first.initCause(second);

    assertThat(ConnectionFailure.of(first)).isEmpty();
  }
}
