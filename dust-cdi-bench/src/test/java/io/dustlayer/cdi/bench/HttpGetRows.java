package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code get} by a request, against a call of the same client by hand. */
final class HttpGetRows implements Rows {

  @Override
  public String kind() {
    return "http-get";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    Jmh.Scores scores =
        run.jmh()
            .rates(
                HttpGetBenchmarks.class,
                options ->
                    options
                        // A call of either takes tens of thousands of turns to be compiled.
                        .warmupIterations(run.quick() ? 5 : 8)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(run.quick() ? 5 : 10)
                        .jvmArgs(Jmh.heap("1g")));
    run.add(
        Row.cost("http-get/resteasy", Target.atMost(1.15), scores.of("dust"), scores.of("raw")));
  }
}
