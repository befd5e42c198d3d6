package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what is registered at, above or below a path, without looking at anything else: those at
 * and above by one look-up for each segment, those below as a range of the order of paths, which is
 * looked for only where something is below. So the number of registrations costs nothing. Not safe
 * for concurrent use.
 *
 * @param <T> what is registered
 */
final class PrefixIndex<T> {

  private final Map<String, Set<T>> exact = new HashMap<>();
  // How many registered paths lie below a path.
  private final Map<String, Integer> below = new HashMap<>();
  private final NavigableMap<String, Set<T>> ordered = new TreeMap<>(DustPath::compareRendered);

  /** Registers something at a path. */
  void add(DustPath prefix, T item) {
    Set<T> items =
        exact.computeIfAbsent(
            prefix.render(),
            path -> {
              Set<T> none = new LinkedHashSet<>();
              ordered.put(path, none);
              countAbove(path, 1);
              return none;
            });
    items.add(item);
  }

  /** Removes what was registered; nothing happens if it is not there. */
  void remove(DustPath prefix, T item) {
    String path = prefix.render();
    Set<T> items = exact.get(path);
    if (items != null && items.remove(item) && items.isEmpty()) {
      exact.remove(path);
      ordered.remove(path);
      countAbove(path, -1);
    }
  }

  /** All that is registered. */
  List<T> all() {
    List<T> all = new ArrayList<>();
    ordered.values().forEach(all::addAll);
    return all;
  }

  /** All that is registered at, above or below any of some paths, each once. */
  Set<T> matching(Collection<DustPath> touched) {
    Set<T> found = new LinkedHashSet<>();
    for (DustPath path : touched) {
      addAtAndAbove(path.render(), found);
      String rendered = path.render();
      if (below.containsKey(rendered)) {
        // '0' is the character after the slash: the range ends behind everything below the path.
        ordered.subMap(rendered + '/', true, rendered + '0', false).values().forEach(found::addAll);
      }
    }
    return found;
  }

  private void countAbove(String rendered, int change) {
    for (int end = rendered.indexOf('/'); end >= 0; end = rendered.indexOf('/', end + 1)) {
      below.merge(
          rendered.substring(0, end), change, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    }
  }

  private void addAtAndAbove(String rendered, Set<T> found) {
    for (int end = rendered.indexOf('/'); end >= 0; end = rendered.indexOf('/', end + 1)) {
      found.addAll(exact.getOrDefault(rendered.substring(0, end), Set.of()));
    }
    found.addAll(exact.getOrDefault(rendered, Set.of()));
  }
}
