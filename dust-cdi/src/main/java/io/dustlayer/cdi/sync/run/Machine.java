package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Engine;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the driver knows of the engine. */
interface Machine {

  /** Makes machines. */
  interface Factory {

    /** A stopped machine that goes on from a committed state. */
    Machine create(Mirror restored, boolean synced);

    /** The real engine. */
    static Factory ofEngine(EngineSettings settings, RandomGenerator random) {
      return (restored, synced) -> of(new Engine(settings, restored, synced, random));
    }
  }

  /** See {@link Engine#handle(List, long)}. */
  List<Effect> handle(List<Input> inputs, long nowNanos);

  /** See {@link Engine#nextDeadlineNanos}. */
  long nextDeadlineNanos();

  private static Machine of(Engine engine) {
    return new Machine() {
      @Override
      public List<Effect> handle(List<Input> inputs, long nowNanos) {
        return engine.handle(inputs, nowNanos);
      }

      @Override
      public long nextDeadlineNanos() {
        return engine.nextDeadlineNanos();
      }
    };
  }
}
