package io.dustlayer.cdi.sync.sim;

import java.util.List;
import java.util.Optional;

/**
 * One simulation, run to its end or its failure.
 *
 * @param failure what was thrown, whatever it is
 * @param steps its plan
 * @param trace what happened
 */
record Run(Optional<Throwable> failure, List<Step> steps, Trace trace) {

  static Run of(long seed, Subject.Factory factory, Coverage coverage, Trace trace) {
    return of(seed, factory, null, coverage, trace);
  }

  /** Only some of the steps of a seed, or all if they are null. */
  static Run of(
      long seed, Subject.Factory factory, List<Step> steps, Coverage coverage, Trace trace) {
    Coverage own = new Coverage();
    List<Step> planned = List.of();
    try {
      Simulation simulation = new Simulation(seed, factory, own, trace, steps);
      planned = simulation.plan().steps();
      simulation.run();
      return new Run(Optional.empty(), planned, trace);
    } catch (Throwable thrown) {
      return new Run(Optional.of(thrown), planned, trace);
    } finally {
      coverage.addAll(own);
    }
  }

  /** What kind of failure it is, whatever paths, numbers and values are concerned. */
  String reason() {
    return failure.map(Run::reason).orElse("");
  }

  private static String reason(Throwable thrown) {
    if (thrown instanceof Violation violation) {
      return violation.rule();
    }
    StackTraceElement[] where = thrown.getStackTrace();
    return thrown.getClass().getName() + (where.length == 0 ? "" : " at " + where[0]);
  }
}
