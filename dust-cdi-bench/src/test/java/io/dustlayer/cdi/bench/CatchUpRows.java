package io.dustlayer.cdi.bench;

import java.util.List;

/**
 * A whole catch-up, replayed from memory, against a client that only parses and puts into a map.
 */
final class CatchUpRows implements Rows {

  private static final Target TIME = Target.atMost(1.3);
  private static final double BYTES = 200;

  @Override
  public String kind() {
    return "catch-up";
  }

  @Override
  public void measure(Run run) throws Exception {
    int count = run.quick() ? 200_000 : 1_000_000;
    for (String format : new String[] {"json", "msgpack"}) {
      ChildJvm child = child(run, format, count);
      String id = "catch-up/" + Sizes.name(count) + "/" + format;
      run.add(Row.cost(id, TIME, child.score("dust", "ms"), child.score("raw", "ms")));
      if (format.equals("json")) {
        double bytes = child.score("heap", "B").median();
        run.add(Row.count(id + "/heap", Target.atMost(1), "B/entry above its data", BYTES, bytes));
      }
    }
    if (run.growing()) {
      for (int size : Sizes.all()) {
        Score dust = child(run, "json", size).score("dust", "ms");
        run.growth().add("entries", "catch-up, each op [ns]", size, 1e6 * dust.median() / size);
      }
    }
  }

  private static ChildJvm child(Run run, String format, int count) throws Exception {
    return ChildJvm.run(
        CatchUpMain.class,
        List.of(Jmh.heap("6g")),
        format,
        String.valueOf(count),
        run.quick() ? "3" : "5");
  }
}
