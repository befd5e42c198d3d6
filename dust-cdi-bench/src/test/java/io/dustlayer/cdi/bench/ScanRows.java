package io.dustlayer.cdi.bench;

import java.util.stream.IntStream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * {@code all()} and {@code stream()}, as leaves a second compared with five million; and beside it
 * against a sorted map that is decoded by hand.
 */
final class ScanRows implements Rows {

  private static final int RECORDS = 100_000;

  @Override
  public String kind() {
    return "scan";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    Jmh.Scores scores =
        run.jmh()
            .rates(
                ScanBenchmarks.class,
                options ->
                    options.param("records", String.valueOf(RECORDS)).jvmArgs(Jmh.heap("3g")));
    grow(run, RECORDS, scores);
    if (run.growing()) {
      int[] sizes = IntStream.of(Sizes.all()).filter(size -> size != RECORDS).toArray();
      Jmh.Scores others =
          run.jmh()
              .rates(
                  ScanBenchmarks.class,
                  options ->
                      options
                          .exclude("\\.(all|hand)$")
                          .param("records", Sizes.texts(sizes))
                          .jvmArgs(Jmh.heap("3g")));
      for (int size : sizes) {
        grow(run, size, others);
      }
    }
    String[] parameters = {"records", String.valueOf(RECORDS)};
    Score hand = scores.of("hand", parameters);
    for (String way : new String[] {"all", "stream"}) {
      Score dust = scores.of(way, parameters);
      double leavesPerSecond = 1e6 * RECORDS * Link.LEAVES / dust.median();
      run.add(Row.count("scan/" + way, Target.atLeast(1), "leaves/s", 5e6, leavesPerSecond));
      run.add(Row.cost("scan/" + way + "/skip-list", Target.NONE, dust, hand));
    }
  }

  private static void grow(Run run, int size, Jmh.Scores scores) {
    Score stream = scores.of("stream", "records", String.valueOf(size));
    run.growth().add("entries", "stream, each record [ns]", size, 1000 * stream.median() / size);
  }
}
