package io.dustlayer.cdi.sync.sim;

/** The engine did what it must not do, or failed to do what it must. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }
}
