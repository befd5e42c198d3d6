package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;

/** {@code get} of a class whose instances must not be shared, against a map and a copy by hand. */
final class GetMutableRows implements Rows {

  private static final int[] SIZES = {Sizes.SMALL, Sizes.LARGE};

  @Override
  public String kind() {
    return "get-mutable";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    Jmh.Scores scores =
        run.jmh()
            .rates(
                GetMutableBenchmarks.class,
                options -> options.param("records", Sizes.texts(SIZES)).jvmArgs(Jmh.heap("2g")));
    for (int size : SIZES) {
      String[] parameters = {"records", String.valueOf(size), "events", "false"};
      run.add(
          Row.cost(
              "get-mutable/" + Sizes.name(size),
              Target.atMost(1.2),
              scores.of("dust", parameters),
              scores.of("hand", parameters)));
    }
  }
}
