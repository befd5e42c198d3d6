package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;

/** {@code get} of a record that has not changed, against a look into a hash table. */
final class GetRows implements Rows {

  private static final Target TARGET = Target.atMost(1.5);
  private static final String GROWTH = "get [ns]";

  @Override
  public String kind() {
    return "get";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    int[] ends = {Sizes.SMALL, Sizes.LARGE};
    int[] large = {Sizes.LARGE};
    Jmh.Scores scores = measure(run, 1, false, ends);
    measure(run, 2, false, run.quick() ? large : ends);
    measure(run, 1, true, run.quick() ? large : ends);
    String[] small = {"events", "false", "records", String.valueOf(Sizes.SMALL)};
    proxied(run, small, scores.of("dust", small));
    if (run.growing()) {
      grow(run);
    }
  }

  // Not a bound of the library: what the container's proxy adds.
  private static void proxied(Run run, String[] small, Score direct) throws RunnerException {
    Score proxied =
        run.jmh()
            .rates(ProxyBenchmarks.class, all -> all.jvmArgs(Jmh.heap("2g")))
            .of("proxied", small);
    run.add(Row.cost("get/" + Sizes.name(Sizes.SMALL) + "/proxy", Target.NONE, proxied, direct));
  }

  private static void grow(Run run) throws RunnerException {
    Jmh.Scores scores =
        run.jmh()
            .rates(
                GetBenchmarks.class,
                options ->
                    options
                        .exclude("\\.(map|caffeine)$")
                        .param("records", Sizes.texts(Sizes.BETWEEN))
                        .jvmArgs(Jmh.heap("2g")));
    for (int size : Sizes.BETWEEN) {
      Score dust = scores.of("dust", "events", "false", "records", String.valueOf(size));
      run.growth().add("entries", GROWTH, size, dust.median());
    }
  }

  private static Jmh.Scores measure(Run run, int threads, boolean events, int[] sizes)
      throws RunnerException {
    boolean all = threads == 1 && !events;
    Jmh.Scores scores =
        run.jmh()
            .rates(
                GetBenchmarks.class,
                options ->
                    options
                        .threads(threads)
                        .exclude(all ? "none" : "\\.caffeine$")
                        .param("records", Sizes.texts(sizes))
                        .param("events", String.valueOf(events))
                        .jvmArgs(Jmh.heap("2g")));
    for (int size : sizes) {
      String[] parameters = {"records", String.valueOf(size), "events", String.valueOf(events)};
      Score dust = scores.of("dust", parameters);
      Score map = scores.of("map", parameters);
      String id =
          "get/" + Sizes.name(size) + (threads > 1 ? "/2-threads" : "") + (events ? "/events" : "");
      run.add(Row.cost(id, TARGET, dust, map));
      if (all) {
        run.add(Row.cost(id + "/caffeine", Target.NONE, dust, scores.of("caffeine", parameters)));
        run.growth().add("entries", GROWTH, size, dust.median());
        if (size == Sizes.SMALL) {
          run.add(Row.count(id + "/bytes", Target.atMost(0), "B/op", 0, Math.floor(dust.bytes())));
        }
      }
    }
    return scores;
  }
}
