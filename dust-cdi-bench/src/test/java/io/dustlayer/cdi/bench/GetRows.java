package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;

/** {@code get} of a record that has not changed, against a look into a hash table. */
final class GetRows implements Rows {

  private static final Target TARGET = Target.atMost(1.5);

  @Override
  public String kind() {
    return "get";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    for (int threads = 1; threads <= 2; threads++) {
      measure(run, threads, false);
    }
    measure(run, 1, true);
  }

  private static void measure(Run run, int threads, boolean events) throws RunnerException {
    Jmh.Scores scores =
        run.jmh()
            .rates(
                GetBenchmarks.class,
                options ->
                    options
                        .threads(threads)
                        .param("records", Sizes.texts(Sizes.of(run)))
                        .param("events", String.valueOf(events))
                        .jvmArgs(Jmh.heap("4g")));
    for (int size : Sizes.of(run)) {
      String[] parameters = {"records", String.valueOf(size), "events", String.valueOf(events)};
      Score dust = scores.of("dust", parameters);
      Score map = scores.of("map", parameters);
      String id =
          "get/" + Sizes.name(size) + (threads > 1 ? "/2-threads" : "") + (events ? "/events" : "");
      if (size == Sizes.SMALL || size == Sizes.LARGE) {
        run.add(Row.cost(id, TARGET, dust, map));
        run.add(Row.cost(id + "/caffeine", Target.NONE, dust, scores.of("caffeine", parameters)));
      }
      if (threads == 1 && !events) {
        run.growth().add("entries", "get [ns]", size, dust.median());
        if (size == Sizes.SMALL) {
          run.add(Row.count(id + "/bytes", Target.atMost(0), "B/op", 0, Math.floor(dust.bytes())));
        }
      }
    }
  }
}
