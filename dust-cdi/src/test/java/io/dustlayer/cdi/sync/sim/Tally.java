package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonNumber;

/**
 * A counter that everybody only adds to: it must hold what was acknowledged, and may hold besides
 * what nobody knows the outcome of.
 */
final class Tally {

  static final DustPath PATH = DustPath.parse("tally/t");

  private Tally() {}

  static void check(Ledger ledger, ModelStore store) {
    long acknowledged = 0;
    long unknown = 0;
    for (Write write : ledger.all()) {
      if (!write.request.path().equals(PATH) || write.mustNotCommit()) {
        continue;
      }
      if (!(write.outcome() instanceof Outcome.Committed)) {
        unknown += write.amount();
      } else if (store.commits(write.id()).stream().anyMatch(store::isInLog)) {
        acknowledged += write.amount();
      }
    }
    long holds = store.leaf(PATH).map(value -> ((JsonNumber) value).longValue()).orElse(0L);
    if (holds < acknowledged || holds > acknowledged + unknown) {
      throw new Violation(
          "the counter holds %d, but %d are acknowledged and %d unknown"
              .formatted(holds, acknowledged, unknown));
    }
  }

  /** What a write adds to the counter. */
  static long amount(WriteRequest request) {
    return request.path().equals(PATH) ? ((JsonNumber) request.value()).longValue() : 0;
  }
}
