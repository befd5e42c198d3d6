package io.dustlayer.cdi.bench;

/**
 * Two works that are measured in turn, so that what disturbs one also disturbs the other.
 *
 * @param value the library's
 * @param baseline what it is compared with
 */
record Pair(Score value, Score baseline) {

  /** Something to measure. */
  interface Work {

    /** Works once; tells what it cost. */
    double run() throws Exception;
  }

  static Pair of(int warmups, int rounds, String unit, Work value, Work baseline) throws Exception {
    double[] values = new double[rounds];
    double[] baselines = new double[rounds];
    for (int round = -warmups; round < rounds; round++) {
      double first = value.run();
      double second = baseline.run();
      if (round >= 0) {
        values[round] = first;
        baselines[round] = second;
      }
    }
    return new Pair(Score.of(values, unit, Double.NaN), Score.of(baselines, unit, Double.NaN));
  }

  /** How many microseconds a part of some work took. */
  static double micros(long began, int parts) {
    return (System.nanoTime() - began) / 1e3 / parts;
  }
}
