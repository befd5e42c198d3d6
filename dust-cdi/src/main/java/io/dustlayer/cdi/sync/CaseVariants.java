package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a real server clears besides the path of a subtree operation: its subtree operations
 * ignore ASCII case (PROTOCOL, model), so that deleting {@code users} also clears {@code Users/**}.
 *
 * <p>Nothing is searched: spellings are formed from the segments that are known to hold upper-case
 * letters, and looked up one segment after the other. Where neither the path nor the store has any,
 * nothing is looked up at all.
 */
public final class CaseVariants {

  private CaseVariants() {}

  /**
   * The stored paths that differ from a path only in the case of ASCII letters.
   *
   * @param mirror the state before the operation
   * @param path the root of a subtree that an operation clears
   * @return those at or below which there are leaves, in no particular order; never the path itself
   */
  public static List<DustPath> of(Mirror mirror, DustPath path) {
    String rendered = path.render();
    if (mirror.capitals().isEmpty() && !Capitals.hasCapital(rendered)) {
      return List.of();
    }
    List<List<String>> spellings = new ArrayList<>();
    for (String segment : rendered.split("/")) {
      spellings.add(spellings(mirror.capitals(), segment));
    }
    if (spellings.stream().allMatch(all -> all.size() == 1) && !Capitals.hasCapital(rendered)) {
      return List.of();
    }
    return stored(mirror, spellings).stream()
        .filter(variant -> !variant.equals(rendered))
        .map(DustPath::parse)
        .toList();
  }

  private static List<String> spellings(Capitals capitals, String segment) {
    List<String> all = new ArrayList<>(capitals.spellings(segment));
    all.add(Capitals.fold(segment));
    return all;
  }

  private static List<String> stored(Mirror mirror, List<List<String>> spellings) {
    List<String> roots = new ArrayList<>();
    for (String first : spellings.get(0)) {
      keepStored(mirror, first, roots);
    }
    for (List<String> segments : spellings.subList(1, spellings.size())) {
      List<String> longer = new ArrayList<>();
      for (String root : roots) {
        for (String segment : segments) {
          keepStored(mirror, root + '/' + segment, longer);
        }
      }
      roots = longer;
    }
    return roots;
  }

  private static void keepStored(Mirror mirror, String path, List<String> roots) {
    if (mirror.contains(path)) {
      roots.add(path);
    }
  }
}
