package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrefixIndexProperties {

  // Few segments, so that paths meet; those around the slash in the order of bytes, too.
  @Provide
  Arbitrary<DustPath> paths() {
    return Arbitraries.of("a", "b", "a-b", "a.", "a0", "A", "x/y", "~", "é", "\uD83D\uDE00")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(DustPath::of);
  }

  @Provide
  Arbitrary<List<DustPath>> prefixes() {
    return paths().list().ofMaxSize(30);
  }

  @Property(tries = 500)
  void findsExactlyWhatAScanOfAllFinds(
      @ForAll("prefixes") List<DustPath> prefixes, @ForAll("prefixes") List<DustPath> touched) {
    PrefixIndex<Integer> index = new PrefixIndex<>();
    Map<Integer, DustPath> all = new TreeMap<>();
    for (DustPath prefix : prefixes) {
      index.add(prefix, all.size());
      all.put(all.size(), prefix);
    }

    assertThat(index.matching(touched)).containsExactlyInAnyOrderElementsOf(scan(all, touched));
  }

  @Property(tries = 200)
  void whatIsRemovedIsNotFoundAndTheRestIs(
      @ForAll("prefixes") List<DustPath> prefixes, @ForAll("paths") DustPath touched) {
    PrefixIndex<Integer> index = new PrefixIndex<>();
    Map<Integer, DustPath> left = new TreeMap<>();
    for (int i = 0; i < prefixes.size(); i++) {
      index.add(prefixes.get(i), i);
      left.put(i, prefixes.get(i));
    }
    for (int i = 0; i < prefixes.size(); i += 2) {
      index.remove(prefixes.get(i), i);
      left.remove(i);
    }

    assertThat(index.matching(List.of(touched)))
        .containsExactlyInAnyOrderElementsOf(scan(left, List.of(touched)));
    assertThat(index.all()).containsExactlyInAnyOrderElementsOf(left.keySet());
  }

  @Example
  void lookingUpTouchesNoneOfTenThousandOthers() {
    PrefixIndex<Counted> index = new PrefixIndex<>();
    List<Counted> others = new ArrayList<>();
    IntStream.range(0, 10_000)
        .mapToObj(i -> DustPath.of("schema" + i))
        .forEach(
            path -> {
              Counted counted = new Counted();
              index.add(path, counted);
              others.add(counted);
            });
    others.forEach(counted -> counted.looks = 0);

    Set<Counted> found = index.matching(List.of(DustPath.of("schema77", "slug", "title")));

    assertThat(found).hasSize(1);
    assertThat(others).filteredOn(counted -> counted.looks > 0).hasSize(1);
  }

  private static Set<Integer> scan(Map<Integer, DustPath> all, List<DustPath> touched) {
    return all.entrySet().stream()
        .filter(
            entry ->
                touched.stream()
                    .anyMatch(
                        path ->
                            path.startsWith(entry.getValue()) || entry.getValue().startsWith(path)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Counts how often it is looked at. */
  private static final class Counted {
    private int looks;

    @Override
    public int hashCode() {
      looks++;
      return System.identityHashCode(this);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }
}
