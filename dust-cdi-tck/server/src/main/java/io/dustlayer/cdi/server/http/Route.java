package io.dustlayer.cdi.server.http;

/**
 * An action and what comes before it.
 *
 * @param kind what comes before
 * @param action what to do
 */
record Route(Kind kind, Action action) {
  /** What comes before an action. */
  enum Kind {
    /** Nothing, not even a request id. */
    BARE,
    /** No token is needed. */
    OPEN,
    /** A token is needed, and its requests are counted. */
    API
  }

  static Route bare(Action action) {
    return new Route(Kind.BARE, action);
  }

  static Route open(Action action) {
    return new Route(Kind.OPEN, action);
  }

  static Route api(Action action) {
    return new Route(Kind.API, action);
  }
}
