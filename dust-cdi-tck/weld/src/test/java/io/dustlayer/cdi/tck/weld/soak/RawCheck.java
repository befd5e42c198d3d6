package io.dustlayer.cdi.tck.weld.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the raw operations were exactly those of the log, except where a snapshot came. */
final class RawCheck {

  private RawCheck() {}

  static List<String> violations(Witness witness, List<LoggedOp> log, Set<Long> snapshots) {
    List<String> found = new ArrayList<>();
    List<String> told = operations(witness).map(SeenRaw.Op::text).toList();
    List<String> owed = owed(witness, log);
    Differences.between(owed, told)
        .forEach(difference -> found.add(witness + ": raw operation " + difference));
    disorder(witness, found);
    witness.resyncs().stream()
        .filter(resync -> !snapshots.contains(resync.to()))
        .forEach(resync -> found.add(witness + ": no snapshot explains " + resync));
    return found;
  }

  private static Stream<SeenRaw.Op> operations(Witness witness) {
    return witness.raw().stream().filter(SeenRaw.Op.class::isInstance).map(SeenRaw.Op.class::cast);
  }

  private static List<String> owed(Witness witness, List<LoggedOp> log) {
    return log.stream()
        .filter(op -> op.seq() > witness.from())
        .filter(op -> ExpectedEvents.concerns(witness.schema().prefix(), op.path()))
        .filter(op -> witness.resyncs().stream().noneMatch(resync -> resync.covers(op.seq())))
        .map(op -> told(op, op.isBy(witness.application())).text())
        .toList();
  }

  private static SeenRaw.Op told(LoggedOp op, boolean own) {
    return new SeenRaw.Op(op.seq(), op.op(), op.path(), op.value(), op.opId(), own);
  }

  private static void disorder(Witness witness, List<String> found) {
    long last = witness.from();
    for (SeenRaw told : witness.raw()) {
      long first = told instanceof SeenRaw.Op op ? op.seq() : ((SeenRaw.Resync) told).from();
      if (first <= last) {
        found.add(witness + ": raw operation out of order, after " + last + ": " + told);
      }
      last = Math.max(last, told instanceof SeenRaw.Resync resync ? resync.to() : first);
    }
  }
}
