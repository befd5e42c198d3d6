package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** Pipelined writes, against a client that only sends the same bytes and parses the answers. */
final class WriteRows implements Rows {

  private static final Target TARGET = Target.atLeast(0.9);
  private static final String SLOW = "5";
  private static final int COUNTED = 2_000;

  @Override
  public String kind() {
    return "writes";
  }

  @Override
  public void measure(Run run) throws RunnerException, InterruptedException {
    String[] delays = {"0", SLOW};
    Jmh.Scores scores =
        run.jmh()
            .rates(
                WriteBenchmarks.class,
                options ->
                    options
                        .param("delay", delays)
                        // The whole path from a caller to the server and back takes this long to
                        // compile.
                        .warmupTime(TimeValue.seconds(5))
                        .jvmArgs(Jmh.heap("1g")));
    for (String delay : delays) {
      run.add(
          Row.gain(
              delay.equals(SLOW) ? "writes/slow" : "writes",
              TARGET,
              scores.of("dust", "delay", delay),
              scores.of("raw", "delay", delay)));
    }
    try (StubServer slow = new StubServer(Long.parseLong(SLOW));
        DustWriter writer = new DustWriter(slow.baseUrl())) {
      for (int i = 0; i < COUNTED; i++) {
        writer.write(Memo.numbered(i));
      }
      run.add(Row.count("writes/slow/failed", Target.atMost(0), "writes", 0, writer.settle()));
    }
  }
}
