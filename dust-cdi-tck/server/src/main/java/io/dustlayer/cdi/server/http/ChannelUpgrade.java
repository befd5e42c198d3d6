package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.channel.Admission;
import io.dustlayer.cdi.server.channel.ChannelServer;
import io.dustlayer.cdi.server.channel.Handshake;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Turns requests for the channels' path into WebSockets. */
final class ChannelUpgrade {
  private static final List<String> PATH = List.of("ws", "sync", "websocket");

  private final ServerWebSocketContainer container;
  private final ChannelServer channels;

  ChannelUpgrade(Server server, ChannelServer channels) {
    this.container = ServerWebSocketContainer.ensure(server);
    this.channels = channels;
  }

  boolean isFor(ApiRequest request) {
    return request.method().equals("GET") && PercentDecoding.segments(request.path()).equals(PATH);
  }

  /** Becomes a WebSocket, or says with which answer it does not. */
  Optional<ApiAnswer> upgrade(
      ApiRequest read, Request request, Response response, Callback callback) {
    Optional<Admission> admission = channels.admit(handshake(read));
    if (admission.isEmpty()) {
      return Optional.of(ApiAnswer.empty(403));
    }
    boolean upgraded =
        container.upgrade(
            (asked, answer, failure) -> {
              answer.setExtensions(List.of());
              return new JettyWire(channels, admission.get());
            },
            request,
            response,
            callback);
    return upgraded ? Optional.empty() : Optional.of(ApiAnswer.failure(400, "Bad Request", false));
  }

  private static Handshake handshake(ApiRequest request) {
    Map<String, String> query;
    try {
      query = PercentDecoding.form(request.query());
    } catch (CharacterCodingException notUtf8) {
      query = Map.of();
    }
    return new Handshake(
        query, request.header("origin").orElse(null), request.header("host").orElse(null));
  }
}
