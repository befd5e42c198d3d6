package io.dustlayer.cdi.bench;

/**
 * One line of the report.
 *
 * @param id the kind of work, and after a slash which case of it
 * @param ratio what is compared with the target
 * @param target the goal
 * @param unit of baseline and value
 * @param baseline the median of what it is compared with
 * @param value the median of the library
 * @param spread half the distance between the quartiles of the value, as a part of the median
 */
record Row(
    String id,
    double ratio,
    Target target,
    String unit,
    double baseline,
    double value,
    double spread) {

  /** Value and baseline are costs; the ratio says how many times the baseline's. */
  static Row cost(String id, Target target, Score value, Score baseline) {
    return new Row(
        id,
        value.median() / baseline.median(),
        target,
        value.unit(),
        baseline.median(),
        value.median(),
        value.spread());
  }

  /** Value and baseline are costs; the ratio says how many times faster the library is. */
  static Row gain(String id, Target target, Score value, Score baseline) {
    return new Row(
        id,
        baseline.median() / value.median(),
        target,
        value.unit(),
        baseline.median(),
        value.median(),
        value.spread());
  }

  /** Something counted, compared with what it should be. */
  static Row count(String id, Target target, String unit, double expected, double counted) {
    double ratio = expected == 0 ? counted : counted / expected;
    return new Row(id, ratio, target, unit, expected, counted, 0);
  }

  boolean met() {
    return target.isMetBy(ratio);
  }
}
