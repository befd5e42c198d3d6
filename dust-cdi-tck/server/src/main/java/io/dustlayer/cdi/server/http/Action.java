package io.dustlayer.cdi.server.http;

/** What a route does. */
@FunctionalInterface
interface Action {
  /** Answers a call, or throws a {@link Refusal}. */
  ApiAnswer answer(ApiCall call);
}
