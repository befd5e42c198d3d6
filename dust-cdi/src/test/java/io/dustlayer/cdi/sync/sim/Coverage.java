package io.dustlayer.cdi.sync.sim;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often things happened, over all seeds. Safe for use by several simulations at once. */
final class Coverage {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void count(Enum<?> what) {
    count(what.getDeclaringClass().getSimpleName() + " " + what.name());
  }

  void count(String what) {
    add(what, 1);
  }

  void add(String what, long times) {
    counts.computeIfAbsent(what, name -> new LongAdder()).add(times);
  }

  long of(Enum<?> what) {
    return of(what.getDeclaringClass().getSimpleName() + " " + what.name());
  }

  long of(String what) {
    LongAdder count = counts.get(what);
    return count == null ? 0 : count.sum();
  }

  Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.sum()));
    return all;
  }
}
