package io.dustlayer.cdi.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Stored JSON to records and back, against what is written by hand, and against Yasson. */
final class BindRows implements Rows {

  @Override
  public String kind() {
    return "bind";
  }

  @Override
  public void measure(Run run) throws RunnerException {
    Jmh.Scores scores =
        run.jmh().rates(BindBenchmarks.class, options -> options.jvmArgs(Jmh.heap("512m")));
    for (String properties : new String[] {"4", "20"}) {
      for (String way : new String[] {"load", "store"}) {
        Score dust = scores.of(way + "ByDust", "properties", properties);
        Score hand = scores.of(way + "ByHand", "properties", properties);
        Score yasson = scores.of(way + "ByYasson", "properties", properties);
        String id = "bind/" + way + "-" + properties;
        run.add(Row.cost(id, Target.atMost(1.3), dust, hand));
        run.add(Row.gain(id + "/yasson", Target.atLeast(5), dust, yasson));
      }
    }
  }
}
