package io.dustlayer.cdi.sync.sim;

/** The engine did what it must not do, or failed to do what it must. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1;
  private static final int LENGTH_OF_A_RULE = 24;

  Violation(String what) {
    super(what);
  }

  /** The rule that was broken: how each message begins, up to what differs from case to case. */
  String rule() {
    String what = getMessage().replaceAll("[0-9]+", "#");
    int colon = what.indexOf(':');
    return what.substring(0, Math.min(colon < 0 ? what.length() : colon, LENGTH_OF_A_RULE));
  }
}
