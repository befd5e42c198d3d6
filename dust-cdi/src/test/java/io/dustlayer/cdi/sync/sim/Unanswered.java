package io.dustlayer.cdi.sync.sim;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pushes that have no answer, in the order in which they were sent: the first one crashed it. */
final class Unanswered {

  private final Map<String, Write> byRef = new LinkedHashMap<>();

  void sent(String ref, Write write) {
    byRef.put(ref, write);
  }

  void answered(String ref) {
    byRef.remove(ref);
  }

  /** The channel of a join crashed; what other joins were sent has not done that. */
  void crashed(int join) {
    byRef.entrySet().stream()
        .filter(push -> push.getValue().isSentIn(join, push.getKey()))
        .map(Map.Entry::getValue)
        .filter(write -> !write.isHeard())
        .findFirst()
        .ifPresent(Write::crashed);
    byRef.clear();
  }
}
