package io.dustlayer.cdi.tck.weld.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How what was told differs from what should have been, in whatever order. */
final class Differences {

  private Differences() {}

  static List<String> between(List<String> owed, List<String> told) {
    Map<String, Integer> surplus = new LinkedHashMap<>();
    told.forEach(one -> surplus.merge(one, 1, Integer::sum));
    owed.forEach(one -> surplus.merge(one, -1, Integer::sum));
    List<String> found = new ArrayList<>();
    surplus.forEach(
        (one, count) -> {
          if (count < 0) {
            found.add("lost: " + one);
          } else if (count > 0) {
            found.add((owed.contains(one) ? "doubled: " : "invented: ") + one);
          }
        });
    return found;
  }
}
