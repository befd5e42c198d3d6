package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.List;
import java.util.Set;

/** A door to how the driver finds who hears of a change. For benchmarks only. */
public final class Subscriptions {

  private final PrefixIndex<Integer> index = new PrefixIndex<>();

  /** So many subscriptions, each to another prefix. */
  public Subscriptions(int count) {
    for (int i = 0; i < count; i++) {
      index.add(DustPath.of("prefix-" + i), i);
    }
  }

  /** Those that hear of a change at a path. */
  public Set<Integer> matching(DustPath path) {
    return index.matching(List.of(path));
  }
}
