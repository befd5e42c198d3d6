package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Engine;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Status;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is simulated: the engine, or a broken one. */
interface Subject {

  List<Effect> handle(Input input, long nowNanos);

  long nextDeadlineNanos();

  Status status();

  /** Makes one for each process. */
  interface Factory {
    Subject create(
        EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random);
  }

  static Subject engine(
      EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
    Engine engine = new Engine(settings, restored, synced, random);
    return new Subject() {
      @Override
      public List<Effect> handle(Input input, long nowNanos) {
        return engine.handle(input, nowNanos);
      }

      @Override
      public long nextDeadlineNanos() {
        return engine.nextDeadlineNanos();
      }

      @Override
      public Status status() {
        return engine.status();
      }
    };
  }
}
