package io.dustlayer.cdi.sync.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often things happened, in one simulation or, added up, in many. */
final class Coverage {

  private final Map<Object, long[]> counts = new HashMap<>();
  private final Set<Long> states = new HashSet<>();

  void count(Enum<?> what) {
    counts.computeIfAbsent(what, name -> new long[1])[0]++;
  }

  void count(String what) {
    add(what, 1);
  }

  void add(String what, long times) {
    counts.computeIfAbsent(what, name -> new long[1])[0] += times;
  }

  /** A state, as far as it can be told from outside, that was visited. */
  void visited(long state) {
    states.add(state);
  }

  /** Adds what another one has; safe for use by several simulations at once. */
  synchronized void addAll(Coverage other) {
    other.counts.forEach(
        (what, times) -> counts.computeIfAbsent(what, name -> new long[1])[0] += times[0]);
    states.addAll(other.states);
  }

  long of(Object what) {
    long[] count = counts.get(what);
    return count == null ? 0 : count[0];
  }

  /** How many states were visited. */
  int states() {
    return states.size();
  }

  /** How many faults were brought about. */
  long faults() {
    long all = 0;
    for (Fault fault : Fault.values()) {
      all += of(fault);
    }
    return all;
  }

  Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((what, count) -> all.put(name(what), count[0]));
    return all;
  }

  private static String name(Object what) {
    return what instanceof Enum<?> one
        ? one.getDeclaringClass().getSimpleName() + " " + one.name()
        : what.toString();
  }
}
