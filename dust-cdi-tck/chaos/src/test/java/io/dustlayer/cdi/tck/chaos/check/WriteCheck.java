package io.dustlayer.cdi.tck.chaos.check;

import io.dustlayer.cdi.tck.chaos.check.Call.Fate;
import io.dustlayer.cdi.tck.chaos.check.Call.Leaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the log holds what one client was told: nothing less, and nothing else. */
final class WriteCheck {

  private final Truth truth;
  private final String client;
  private final List<Call> calls;
  private final Set<String> written = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  private WriteCheck(Truth truth, String client, List<Call> calls) {
    this.truth = truth;
    this.client = client;
    this.calls = calls;
    own(truth).forEach(op -> op.leaves().forEach((path, value) -> written.add(text(path, value))));
  }

  static List<String> violations(Truth truth, String client, List<Call> calls) {
    WriteCheck check = new WriteCheck(truth, client, calls);
    calls.forEach(check::call);
    check.intended();
    check.deletes();
    return check.found;
  }

  private List<Op> own(Truth all) {
    return all.ops().stream().filter(op -> op.isBy(client)).toList();
  }

  private static String text(String path, String value) {
    return new Leaf(path, value).text();
  }

  private void call(Call call) {
    int present = 0;
    for (int i = 0; i < call.fresh().size(); i++) {
      Leaf leaf = call.fresh().get(i);
      boolean isWritten = written.contains(leaf.text());
      present += isWritten ? 1 : 0;
      if (call.fate(i) == Fate.ACKED && !isWritten) {
        found.add("lost: acknowledged, but not in the log: " + leaf.text() + " of " + call);
      }
      if (call.fate(i) == Fate.REFUSED && isWritten) {
        found.add("invented: refused, but in the log: " + leaf.text() + " of " + call);
      }
    }
    if (call.isBatch() && present != 0 && present != call.fresh().size()) {
      found.add("wrong: half a batch is in the log: " + call);
    }
    if (call.fate() == Fate.ACKED && !isAt(call, truth.op(call.seq()))) {
      found.add("lost: at the place of the receipt is " + truth.op(call.seq()) + ": " + call);
    }
  }

  private boolean isAt(Call call, Op op) {
    if (op == null || !op.isBy(client)) {
      return false;
    }
    if (call.fresh().isEmpty()) {
      return op.isDelete() && call.deleted().contains(op.path());
    }
    Leaf last = call.fresh().get(call.fresh().size() - 1);
    return last.value().equals(op.leaves().get(last.path()));
  }

  private void intended() {
    Set<String> fresh = new HashSet<>();
    Set<String> carried = new HashSet<>();
    for (Call call : calls) {
      call.fresh().forEach(leaf -> fresh.add(leaf.text()));
      call.carried().forEach(leaf -> carried.add(leaf.text()));
    }
    for (Op op : own(truth)) {
      List<String> leaves = new ArrayList<>();
      op.leaves().forEach((path, value) -> leaves.add(text(path, value)));
      boolean any = op.isDelete() || leaves.stream().anyMatch(fresh::contains);
      boolean all =
          leaves.stream().allMatch(leaf -> fresh.contains(leaf) || carried.contains(leaf));
      if (!any || !all) {
        found.add("invented: nobody wrote " + op);
      }
    }
  }

  // A delete has no value by which it could be known: they are counted.
  private void deletes() {
    Map<String, Integer> least = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    for (Call call : calls) {
      for (String path : call.deleted()) {
        least.merge(path, call.fate() == Fate.ACKED ? 1 : 0, Integer::sum);
        most.merge(path, call.fate() == Fate.REFUSED ? 0 : 1, Integer::sum);
      }
    }
    Map<String, Set<String>> committed = new HashMap<>();
    own(truth).stream()
        .filter(Op::isDelete)
        .forEach(op -> committed.computeIfAbsent(op.path(), p -> new HashSet<>()).add(op.id()));
    least.forEach(
        (path, count) -> {
          int there = committed.getOrDefault(path, Set.of()).size();
          if (there < count) {
            found.add(
                "lost: "
                    + client
                    + " was told of "
                    + count
                    + " deletes of "
                    + path
                    + ", the log has "
                    + there);
          }
        });
    committed.forEach(
        (path, ids) -> {
          int could = most.getOrDefault(path, 0);
          if (ids.size() > could) {
            found.add(
                "invented: "
                    + client
                    + " made "
                    + could
                    + " deletes of "
                    + path
                    + ", the log has "
                    + ids.size());
          }
        });
  }
}
