package io.dustlayer.cdi.bench;

import java.util.List;

/** A whole store in one frame, replayed from memory, against a streaming parse of the frame. */
final class SnapshotRows implements Rows {

  private static final double PEAK = 2.2;
  private static final double[] TRIED = {1.8, 2, 2.2, 2.4, 2.7, 3, 3.5, 4, 5};

  @Override
  public String kind() {
    return "snapshot";
  }

  @Override
  public void measure(Run run) throws Exception {
    int count = run.quick() ? 200_000 : 1_000_000;
    String id = "snapshot/" + Sizes.name(count);
    ChildJvm child = child(List.of(Jmh.heap("4g")), "time", count, run.quick() ? 3 : 5);
    run.add(
        Row.cost(id, Target.atMost(1.3), child.score("dust", "ms"), child.score("parse", "ms")));
    double mirror = child(List.of(Jmh.heap("4g")), "heap", count, 1).score("mirror", "B").median();
    for (double times : TRIED) {
      long heap = Math.round(mirror * times / 1024);
      ChildJvm small = child(List.of("-Xmx" + heap + "k", "-XX:+UseSerialGC"), "heap", count, 1);
      if (!small.failed()) {
        run.add(
            new Row(
                id + "/heap",
                times,
                Target.atMost(PEAK),
                "B (least heap that is enough)",
                mirror,
                heap * 1024.0,
                0));
        return;
      }
    }
    throw new IllegalStateException("no heap up to " + TRIED[TRIED.length - 1] + " is enough");
  }

  private static ChildJvm child(List<String> options, String what, int count, int rounds)
      throws Exception {
    return ChildJvm.run(
        SnapshotMain.class, options, what, String.valueOf(count), String.valueOf(rounds));
  }
}
