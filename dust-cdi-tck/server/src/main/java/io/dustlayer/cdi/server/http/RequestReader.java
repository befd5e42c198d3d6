package io.dustlayer.cdi.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** Takes a request off the wire. */
final class RequestReader {
  private static final int CHUNK = 64 * 1024;

  /** Beyond this nobody waits for the end any more. */
  private static final long ENDLESS = 10L * ApiRequest.BODY_LIMIT;

  private RequestReader() {}

  static ApiRequest read(Request request) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      String value = field.getValue() == null ? "" : field.getValue();
      headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), value);
    }
    HttpURI uri = request.getHttpURI();
    String query = uri.getQuery() == null ? "" : RawPathConnection.original(uri.getQuery());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean tooLarge = readBody(request, body);
    return new ApiRequest(
        request.getMethod(),
        RawPathConnection.original(uri.getPath()),
        query,
        headers,
        body.toByteArray(),
        tooLarge);
  }

  /**
   * Reads to the end even what is too much: a client that is still sending sees no answer. One that
   * sends much more than too much is cut off.
   */
  private static boolean readBody(Request request, ByteArrayOutputStream body) throws IOException {
    boolean tooLarge = false;
    long read = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Request.asInputStream(request)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        read += n;
        if (read > ENDLESS) {
          throw new IOException("the body has more than " + ENDLESS + " bytes");
        }
        tooLarge |= body.size() + n > ApiRequest.BODY_LIMIT;
        if (!tooLarge) {
          body.write(chunk, 0, n);
        }
      }
    }
    return tooLarge;
  }
}
