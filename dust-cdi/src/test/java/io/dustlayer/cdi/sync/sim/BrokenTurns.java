package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import java.util.ArrayList;
import java.util.List;

/** Engines that take several inputs together, but do not do what each of them asks for. */
final class BrokenTurns {

  private BrokenTurns() {}

  /** An engine that takes its inputs together. */
  private abstract static class Gathering extends Broken {
    @Override
    public final boolean gathers() {
      return true;
    }

    @Override
    public final List<Effect> handle(List<Input> inputs, long nowNanos) {
      List<Effect> all = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        List<Effect> effects = handle(inputs.get(i), nowNanos);
        all.addAll(i == 0 ? effects : effects.stream().filter(this::isRemembered).toList());
      }
      return all;
    }

    /** Whether it does what a later input of a turn leads to. */
    abstract boolean isRemembered(Effect effect);
  }

  /** Shows readers what the first input of a turn leads to, and forgets the others. */
  static final class ShowsTheFirstOfATurn extends Gathering {
    @Override
    boolean isRemembered(Effect effect) {
      return !(effect instanceof Effect.Show);
    }
  }

  /** Tells the outcome of the first input of a turn, and forgets the others. */
  static final class TellsTheFirstOfATurn extends Gathering {
    @Override
    boolean isRemembered(Effect effect) {
      return !(effect instanceof Effect.Complete);
    }
  }
}
