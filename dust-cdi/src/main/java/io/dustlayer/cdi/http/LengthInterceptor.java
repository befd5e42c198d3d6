package io.dustlayer.cdi.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Takes the length of a body out of the headers again, once Jersey has read it. {@code
 * HttpURLConnection} sends it by itself; handed the header, it ignores it, and Jersey warns of that
 * at every write.
 */
final class LengthInterceptor implements WriterInterceptor {

  LengthInterceptor() {}

  @Override
  public void aroundWriteTo(WriterInterceptorContext body) throws IOException {
    body.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    body.proceed();
  }
}
