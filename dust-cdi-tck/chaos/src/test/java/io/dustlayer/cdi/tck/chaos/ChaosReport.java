package io.dustlayer.cdi.tck.chaos;

import io.dustlayer.cdi.tck.chaos.check.Verdict;
import java.util.List;
import java.util.Map;

/** What came of a run. */
record ChaosReport(
    ChaosSettings settings,
    Abilities abilities,
    Verdict verdict,
    Map<Mischief, Integer> counts,
    int kills,
    int cuts) {

  List<String> violations() {
    return verdict.violations();
  }

  /** The result in one line. */
  String line() {
    return "chaos: %s kills=%d cuts=%d pauses=%s diskfull=%s disks=%s clockskew=unavailable"
            .formatted(
                verdict.counts(),
                kills,
                cuts,
                abilities.pauses()
                    ? "" + count(Mischief.PAUSE_SERVER, Mischief.PAUSE_CLIENT)
                    : "unavailable",
                abilities.canFill()
                    ? "" + count(Mischief.FILL_SERVER, Mischief.FILL_CLIENT)
                    : "unavailable",
                abilities.mounts() ? "mounted" : "limited")
        + " compactions=%d seed=%d seconds=%d commit=%s violations=%d"
            .formatted(
                count(Mischief.COMPACT, Mischief.KILL_COMPACTING, Mischief.RESTART_COMPACTED),
                settings.seed(),
                settings.length().toSeconds(),
                settings.commit(),
                violations().size());
  }

  /** What the run was made of, to see that it was no idle one. */
  String coverage() {
    return verdict.coverage() + " faults=" + counts;
  }

  private int count(Mischief... some) {
    int sum = 0;
    for (Mischief mischief : some) {
      sum += counts.getOrDefault(mischief, 0);
    }
    return sum;
  }
}
