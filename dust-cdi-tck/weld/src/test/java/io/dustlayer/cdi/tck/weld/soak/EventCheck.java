package io.dustlayer.cdi.tck.weld.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the events of records were exactly those that the log demands, in its order. */
final class EventCheck {

  private EventCheck() {}

  static List<String> violations(Witness witness, List<LoggedOp> log) {
    List<SeenEvent> expected = ExpectedEvents.of(witness, log);
    List<String> found = new ArrayList<>();
    differences(witness, expected, found);
    disorder(witness, found);
    if (found.isEmpty() && !expected.equals(witness.events())) {
      found.add(witness + ": events of one operation out of the order of slugs");
    }
    return found;
  }

  private static void differences(Witness witness, List<SeenEvent> expected, List<String> found) {
    Map<String, SeenEvent> owed = new LinkedHashMap<>();
    expected.forEach(event -> owed.put(event.key(), event));
    Set<String> told = new HashSet<>();
    for (SeenEvent event : witness.events()) {
      SeenEvent right = owed.get(event.key());
      if (right == null) {
        found.add(witness + ": invented event " + event);
      } else if (!told.add(event.key())) {
        found.add(witness + ": doubled event " + event);
      } else if (!right.equals(event)) {
        found.add(witness + ": wrong event " + event + " instead of " + right);
      }
    }
    owed.keySet().removeAll(told);
    owed.values().forEach(event -> found.add(witness + ": lost event " + event));
  }

  // One record may be told of once for each operation, and all of them come in the log's order.
  private static void disorder(Witness witness, List<String> found) {
    Map<String, Long> lastOfRecord = new HashMap<>();
    long last = 0;
    for (SeenEvent event : witness.events()) {
      if (event.seq() <= lastOfRecord.getOrDefault(event.slug(), 0L) || event.seq() < last) {
        found.add(witness + ": event out of order, after one of " + last + ": " + event);
      }
      lastOfRecord.put(event.slug(), event.seq());
      last = Math.max(last, event.seq());
    }
  }
}
