package io.dustlayer.cdi.bench;

import java.util.Locale;

/** What a ratio should be: at most or at least a bound, or whatever it is. */
record Target(Kind kind, double bound) {

  /** No bound: the row is there to be read beside others. */
  static final Target NONE = new Target(Kind.NONE, 0);

  enum Kind {
    AT_MOST,
    AT_LEAST,
    NONE
  }

  static Target atMost(double bound) {
    return new Target(Kind.AT_MOST, bound);
  }

  static Target atLeast(double bound) {
    return new Target(Kind.AT_LEAST, bound);
  }

  /** Reads what {@link #toString} wrote. */
  static Target of(String text) {
    if (text.equals(NONE.toString())) {
      return NONE;
    }
    double bound = Double.parseDouble(text.substring(2));
    return text.startsWith("<=") ? atMost(bound) : atLeast(bound);
  }

  boolean isMetBy(double ratio) {
    return switch (kind) {
      case AT_MOST -> ratio <= bound;
      case AT_LEAST -> ratio >= bound;
      case NONE -> true;
    };
  }

  /** As the report has it, for example {@code <= 1.5}. */
  @Override
  public String toString() {
    return switch (kind) {
      case AT_MOST -> "<= " + number();
      case AT_LEAST -> ">= " + number();
      case NONE -> "none";
    };
  }

  private String number() {
    return bound == Math.rint(bound)
        ? String.format(Locale.ROOT, "%.0f", bound)
        : String.format(Locale.ROOT, "%s", bound);
  }
}
