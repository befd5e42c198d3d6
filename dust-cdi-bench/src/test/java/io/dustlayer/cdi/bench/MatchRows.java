package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Who hears of an event, among many subscriptions and among few. */
final class MatchRows implements Rows {

  // As slow as among few, as far as two measurements of the same thing agree.
  private static final Target TARGET = Target.atMost(1.1);

  @Override
  public String kind() {
    return "match";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    int[] sizes = run.growing() ? new int[] {1, 10, 100, 1_000, 10_000} : new int[] {10, 10_000};
    Jmh.Scores scores =
        run.jmh()
            .rates(
                MatchBenchmarks.class,
                options ->
                    options.param("subscriptions", Sizes.texts(sizes)).jvmArgs(Jmh.heap("512m")));
    for (int size : sizes) {
      Score match = scores.of("match", "subscriptions", String.valueOf(size));
      run.growth().add("subscriptions", "match [ns]", size, match.median());
    }
    run.add(
        Row.cost(
            "match/10k",
            TARGET,
            scores.of("match", "subscriptions", "10000"),
            scores.of("match", "subscriptions", "10")));
  }
}
