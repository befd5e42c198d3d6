package io.dustlayer.cdi.server.http;

/**
 * An action and who may ask for it.
 *
 * @param action what to do
 * @param open whether it needs no token
 */
record Route(Action action, boolean open) {
  static Route open(Action action) {
    return new Route(action, true);
  }

  static Route api(Action action) {
    return new Route(action, false);
  }
}
