package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Engines whose readers see too little. */
final class BrokenViews {

  private BrokenViews() {}

  /** Layers: a refused write takes all others with it. */
  static final class RollsBackTooMuch extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = super.handle(input, nowNanos);
      boolean refused =
          effects.stream()
              .anyMatch(
                  effect ->
                      effect instanceof Effect.Complete complete
                          && complete.outcome() instanceof Outcome.Refused);
      return refused && status().synced() ? showing(effects, base()) : effects;
    }
  }

  /** Layers: a lost connection takes pending writes with it. */
  static final class ForgetsTheOverlay extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = super.handle(input, nowNanos);
      return input instanceof Input.SocketClosed && status().synced()
          ? showing(effects, base())
          : effects;
    }
  }

  /** Layers: what is acknowledged is not shown before the server sends it. */
  static final class HidesWhatIsAcknowledged extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      List<Effect> effects = super.handle(input, nowNanos);
      boolean acknowledged =
          effects.stream()
              .anyMatch(
                  effect ->
                      effect instanceof Effect.Complete complete
                          && complete.outcome() instanceof Outcome.Committed committed
                          && committed.storeSeq() > base().watermark());
      return acknowledged && status().synced() ? showing(effects, base()) : effects;
    }
  }

  /** Layers: a batch of this client is shown only in part until the server sends it. */
  static final class ShowsHalfABatch extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      return super.handle(
          input instanceof Input.BatchCommitted batch
              ? new Input.BatchCommitted(
                  batch.ops().subList(0, Math.min(1, batch.ops().size() - 1)))
              : input,
          nowNanos);
    }
  }

  private static List<Effect> showing(List<Effect> effects, Mirror view) {
    List<Effect> all = new ArrayList<>();
    all.add(new Effect.Show(view, List.of(), true, true));
    effects.stream().filter(effect -> !(effect instanceof Effect.Show)).forEach(all::add);
    return all;
  }
}
