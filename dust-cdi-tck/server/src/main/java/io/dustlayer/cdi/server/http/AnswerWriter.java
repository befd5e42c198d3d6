package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts an answer on the wire, with the headers that every answer has. */
final class AnswerWriter {
  private static final String COOKIE = "_dust_embedded=none; path=/; HttpOnly; SameSite=Lax";

  private final Set<Quirk> quirks;

  AnswerWriter(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  void write(ApiAnswer answer, Request request, Response response, Callback callback) {
    byte[] body = prepare(answer, request, response);
    boolean drop = answer.closes() && quirks.contains(Quirk.UNANNOUNCED_CLOSE);
    Callback end = drop ? closing(request, callback) : callback;
    response.write(true, ByteBuffer.wrap(body), end);
  }

  /** Announces the whole body, sends some of it, and closes. */
  void truncate(ApiAnswer answer, int bytes, Request request, Response response, Callback end) {
    byte[] body = prepare(answer, request, response);
    ByteBuffer part = ByteBuffer.wrap(body, 0, Math.min(bytes, body.length));
    response.write(false, part, closing(request, end));
  }

  static Callback closing(Request request, Callback callback) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    return Callback.from(
        () -> {
          endPoint.close();
          callback.succeeded();
        },
        failure -> {
          endPoint.close();
          callback.failed(failure);
        });
  }

  private byte[] prepare(ApiAnswer answer, Request request, Response response) {
    byte[] body = compressed(answer, request) ? gzip(answer.body()) : answer.body();
    response.setStatus(answer.status());
    response.getHeaders().put("cache-control", "max-age=0, private, must-revalidate");
    response.getHeaders().put("vary", "accept-encoding");
    if (quirks.contains(Quirk.COOKIES) && answer.headers().containsKey("x-request-id")) {
      response.getHeaders().put("set-cookie", COOKIE);
    }
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (body != answer.body()) {
      response.getHeaders().put("content-encoding", "gzip");
    }
    response.getHeaders().put("content-length", body.length);
    return body;
  }

  /** A strong ETag names exact bytes, which compression would change. */
  private static boolean compressed(ApiAnswer answer, Request request) {
    String accepted = request.getHeaders().get("accept-encoding");
    return accepted != null
        && accepted.contains("gzip")
        && answer.status() == 200
        && !answer.headers().containsKey("etag");
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }
}
