package io.dustlayer.cdi.server.http;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The id that an answer carries: the request's own if it has a usable length, else a new one.
 *
 * @param text the id
 */
record RequestId(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SHORTEST = 20;
  private static final int LONGEST = 200;

  static RequestId of(ApiRequest request) {
    return new RequestId(
        request
            .header("x-request-id")
            .filter(id -> id.length() >= SHORTEST && id.length() <= LONGEST)
            .orElseGet(RequestId::random));
  }

  private static String random() {
    byte[] bytes = new byte[15];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  ApiAnswer on(ApiAnswer answer) {
    return answer.with("x-request-id", text);
  }
}
