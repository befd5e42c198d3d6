package io.dustlayer.cdi.sync;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What durable writes without outcome concern. Servers take paths that differ only in ASCII case
 * for one when they clear a subtree (PROTOCOL, model QUIRK), so does this.
 */
final class DurablePaths {

  private final NavigableMap<String, TreeSet<Long>> orders = new TreeMap<>();

  void add(PendingWrite write) {
    orders.computeIfAbsent(key(write), path -> new TreeSet<>()).add(write.order());
  }

  void remove(PendingWrite write) {
    String key = key(write);
    TreeSet<Long> there = orders.get(key);
    if (there != null && there.remove(write.order()) && there.isEmpty()) {
      orders.remove(key);
    }
  }

  /** Whether an earlier durable write at, above or below the path of a write has no outcome. */
  boolean hasEarlier(PendingWrite write) {
    if (orders.isEmpty()) {
      return false;
    }
    String key = key(write);
    for (int end = key.length(); end > 0; end = key.lastIndexOf('/', end - 1)) {
      if (isEarlier(orders.get(key.substring(0, end)), write)) {
        return true;
      }
    }
    return orders.subMap(key + '/', key + '0').values().stream()
        .anyMatch(there -> isEarlier(there, write));
  }

  /** Whether two writes concern the same leaves, or may do. */
  static boolean areRelated(PendingWrite one, PendingWrite other) {
    String first = key(one) + '/';
    String second = key(other) + '/';
    return first.startsWith(second) || second.startsWith(first);
  }

  private static boolean isEarlier(TreeSet<Long> there, PendingWrite write) {
    return there != null && there.first() < write.order();
  }

  private static String key(PendingWrite write) {
    String path = write.scope().render();
    StringBuilder key = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      key.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return key.toString();
  }
}
