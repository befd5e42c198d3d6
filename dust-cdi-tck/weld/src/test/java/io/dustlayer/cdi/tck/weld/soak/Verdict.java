package io.dustlayer.cdi.tck.weld.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that is wrong with a history. */
final class Verdict {

  private Verdict() {}

  static List<String> violations(History history) {
    List<String> found = new ArrayList<>();
    found.addAll(log(history));
    history.calls().forEach(call -> found.addAll(call(call)));
    for (String author : authors(history)) {
      found.addAll(WriteCheck.violations(author, history.calls(), history.log()));
    }
    for (Witness witness : history.witnesses()) {
      found.addAll(RawCheck.violations(witness, history.log(), history.snapshots()));
      found.addAll(EventCheck.violations(witness, history.log()));
    }
    for (Reading reading : history.readings()) {
      found.addAll(ReadingCheck.violations(reading, history.server(), history.log().size()));
    }
    return found;
  }

  private static Set<String> authors(History history) {
    return history.calls().stream()
        .map(WriteCall::author)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // The checks believe the log, so it must be one: complete, of known writers, and true.
  private static List<String> log(History history) {
    List<String> found = new ArrayList<>();
    StoreModel store = new StoreModel();
    Set<String> authors = authors(history);
    long seq = 0;
    for (LoggedOp op : history.log()) {
      store.apply(op);
      if (op.seq() != ++seq) {
        found.add("the server's log has " + op + " at place " + seq);
      }
      if (authors.stream().noneMatch(op::isBy)) {
        found.add("nobody wrote " + op);
      }
    }
    Map<String, String> replayed = new TreeMap<>();
    store.leaves().forEach((path, value) -> replayed.put(path, WireWrite.text(value)));
    Map<String, String> served = new TreeMap<>();
    history.server().forEach((path, leaf) -> served.put(path, WireWrite.text(leaf.value())));
    if (!replayed.equals(served)) {
      found.add("the server's log makes " + replayed + ", but it serves " + served);
    }
    return found;
  }

  private static List<String> call(WriteCall call) {
    List<String> found = new ArrayList<>();
    call.unexpected().ifPresent(failure -> found.add(call.author() + ": " + failure));
    if (call.took().compareTo(call.bound()) > 0) {
      found.add(
          call.author() + ": " + call.what() + " took " + call.took() + " of " + call.bound());
    }
    return found;
  }
}
