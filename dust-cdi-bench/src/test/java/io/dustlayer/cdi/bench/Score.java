package io.dustlayer.cdi.bench;

import java.util.Arrays;

/**
 * What was measured several times.
 *
 * @param median of the samples
 * @param spread half the distance between their quartiles, as a part of the median
 * @param unit of the median
 * @param bytes allocated for each operation; NaN if that was not measured
 */
record Score(double median, double spread, String unit, double bytes) {

  static Score of(double[] samples, String unit, double bytes) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    double median = quantile(sorted, 0.5);
    double half = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2;
    return new Score(median, median == 0 ? 0 : half / median, unit, bytes);
  }

  /** The same, taken for one of several parts of what was measured. */
  Score per(double parts, String partUnit) {
    return new Score(median / parts, spread, partUnit, bytes / parts);
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = (int) Math.ceil(at);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
