package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.tls.NameCheck;
import io.dustlayer.cdi.tls.TrustStore;
import jakarta.websocket.ClientEndpointConfig;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;

/** How sockets are secured: each WebSocket client is told in the way that it understands. */
final class SocketTls {

  /** What Undertow, on Quarkus and WildFly, reads instead of the API's setting. */
  private static final String UNDERTOW_CONTEXT = "io.undertow.websocket.SSL_CONTEXT";

  private final boolean secure;
  private final Optional<SSLContext> trusted;

  private SocketTls(boolean secure, Optional<SSLContext> trusted) {
    this.secure = secure;
    this.trusted = trusted;
  }

  static SocketTls of(WebSocketSettings settings) {
    return new SocketTls(settings.isSecure(), settings.trustStore().map(TrustStore::context));
  }

  /**
   * The configuration of one connection. Without a trust store other clients do as the host says,
   * but Undertow's would not check the server's name.
   *
   * @param told why it could not be secured
   */
  ClientEndpointConfig config(Consumer<SSLHandshakeException> told) {
    ClientEndpointConfig.Builder builder = ClientEndpointConfig.Builder.create();
    trusted.map(context -> NameCheck.of(context, engine -> engine)).ifPresent(builder::sslContext);
    ClientEndpointConfig config = builder.build();
    if (secure) {
      UnaryOperator<SSLEngine> undertows = engine -> new UndertowEngine(engine, told);
      config
          .getUserProperties()
          .put(
              UNDERTOW_CONTEXT,
              trusted
                  .map(context -> NameCheck.of(context, undertows))
                  .orElseGet(() -> NameCheck.ofDefault(undertows)));
    }
    return config;
  }
}
