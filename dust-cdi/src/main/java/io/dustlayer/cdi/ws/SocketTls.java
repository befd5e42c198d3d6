package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.tls.NameCheck;
import io.dustlayer.cdi.tls.TrustStore;
import jakarta.websocket.ClientEndpointConfig;
import java.util.Optional;
import javax.net.ssl.SSLContext;

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
    return new SocketTls(
        settings.isSecure(), settings.trustStore().map(TrustStore::context).map(NameCheck::of));
  }

  /**
   * The configuration of one connection. Without a trust store other clients do as the host says,
   * but Undertow's would not check the server's name.
   */
  ClientEndpointConfig config() {
    ClientEndpointConfig.Builder builder = ClientEndpointConfig.Builder.create();
    trusted.ifPresent(builder::sslContext);
    ClientEndpointConfig config = builder.build();
    if (secure) {
      config.getUserProperties().put(UNDERTOW_CONTEXT, trusted.orElseGet(NameCheck::ofDefault));
    }
    return config;
  }
}
