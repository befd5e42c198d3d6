package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** An event frame, decoded and applied, against a streaming parse of it and a put into a map. */
final class ApplyRows implements Rows {

  @Override
  public String kind() {
    return "apply";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    String[] observers = {"0", "1", "100"};
    Jmh.Scores scores =
        run.jmh()
            .rates(
                ApplyBenchmarks.class,
                options ->
                    options
                        .exclude("\\.parse$")
                        .param("observers", observers)
                        // The whole path from a socket to observers takes this long to compile.
                        .warmupTime(TimeValue.seconds(4))
                        .jvmArgs(Jmh.heap("1g")));
    Score parse =
        run.jmh()
            .rates(
                ApplyBenchmarks.class,
                options -> options.exclude("\\.dust$").jvmArgs(Jmh.heap("1g")))
            .of("parse", "observers", "0", "records", "1000");
    for (String count : observers) {
      String[] parameters = {"observers", count, "records", "1000"};
      run.add(Row.cost("apply/" + count, Target.atMost(1.3), scores.of("dust", parameters), parse));
    }
    if (run.growing()) {
      grow(run);
    }
  }

  private static void grow(Run run) throws RunnerException {
    int[] sizes = Sizes.all();
    Jmh.Scores scores =
        run.jmh()
            .rates(
                ApplyBenchmarks.class,
                options ->
                    options
                        .exclude("\\.parse$")
                        .param("records", Sizes.texts(sizes))
                        .jvmArgs(Jmh.heap("4g")));
    for (int size : sizes) {
      Score dust = scores.of("dust", "observers", "0", "records", String.valueOf(size));
      run.growth().add("entries", "apply [ns]", size, dust.median());
    }
  }
}
