package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Engines that lose or repeat what is on the disk. */
final class BrokenOutbox {

  private BrokenOutbox() {}

  /** A restart: takes what a process before has perhaps sent for new. */
  static final class TakesWhatWasSentForNew extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (!(input instanceof Input.Restored restored)) {
        return super.handle(input, nowNanos);
      }
      List<Effect> effects = new ArrayList<>();
      restored
          .writes()
          .forEach(write -> effects.addAll(super.handle(new Input.SubmitDurable(write), nowNanos)));
      return effects;
    }
  }

  /** A restart: forgets the last write that is on the disk. */
  static final class ForgetsWhatIsOnTheDisk extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      return super.handle(
          input instanceof Input.Restored restored
              ? new Input.Restored(restored.writes().subList(0, restored.writes().size() - 1))
              : input,
          nowNanos);
    }
  }

  /** A lost connection: gives up what is on the disk. */
  static final class GivesUpWhatIsOnTheDisk extends Broken {
    private final Set<String> durable = new LinkedHashSet<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.SubmitDurable submit) {
        durable.add(submit.write().request().clientOpId());
      }
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : effects) {
        if (effect instanceof Effect.Complete complete) {
          durable.remove(complete.clientOpId());
        }
      }
      if (input instanceof Input.SocketClosed) {
        durable.forEach(id -> effects.add(new Effect.Complete(id, new Outcome.Unknown())));
        durable.clear();
      }
      return effects;
    }
  }
}
