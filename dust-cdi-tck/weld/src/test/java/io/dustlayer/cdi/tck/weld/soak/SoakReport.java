package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.tck.weld.soak.WriteCall.Fate;
import java.util.List;
import java.util.Map;

/**
 * What came of a soak.
 *
 * @param settings how it ran
 * @param history what happened
 * @param hits how often each mishap hit something
 * @param restarts of the server
 * @param crashes of the server
 * @param cuts of single connections
 * @param compactions of the log
 * @param violations what was wrong
 */
record SoakReport(
    SoakSettings settings,
    History history,
    Map<Mishap, Integer> hits,
    int restarts,
    int crashes,
    int cuts,
    int compactions,
    List<String> violations) {

  /** The result in one line. */
  String line() {
    return "soak: seed=%d seconds=%d commit=%s quirks=%s writes=%d acked=%d unknown=%d refused=%d"
            .formatted(
                settings.seed(),
                settings.length().toSeconds(),
                settings.commit(),
                settings.quirks(),
                history.calls().stream().mapToLong(call -> call.writes().size()).sum(),
                writes(Fate.ACKNOWLEDGED),
                writes(Fate.UNKNOWN),
                writes(Fate.REFUSED))
        + " events=%d restarts=%d crashes=%d cuts=%d compactions=%d violations=%d"
            .formatted(
                history.witnesses().stream()
                    .mapToLong(witness -> witness.events().size() + witness.raw().size())
                    .sum(),
                restarts,
                crashes,
                cuts,
                compactions,
                violations.size());
  }

  /** What the run came across, to see that it was no idle one. */
  String coverage() {
    long repeated =
        history.log().size() - history.log().stream().map(LoggedOp::opId).distinct().count();
    long resyncs =
        history.witnesses().stream().mapToLong(witness -> witness.resyncs().size()).sum();
    return "soak came across: operations=%d repeated=%d resyncs=%d hits=%s"
        .formatted(history.log().size(), repeated, resyncs, hits);
  }

  long writes(Fate fate) {
    return history.calls().stream()
        .flatMap(call -> call.writes().stream())
        .filter(write -> write.fate() == fate)
        .count();
  }
}
