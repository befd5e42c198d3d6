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

  /** Several inputs at once, from one that {@link #gathers}. */
  default List<Effect> handle(List<Input> inputs, long nowNanos) {
    throw new IllegalStateException("takes one input at a time: " + inputs);
  }

  /** Whether what waits for it is taken together, as the driver does it. */
  default boolean gathers() {
    return false;
  }

  long nextDeadlineNanos();

  Status status();

  /** Makes one for each process. */
  interface Factory {
    Subject create(
        EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random);
  }

  /** The engine, which takes together what waits for it in each fourth seed. */
  static Factory of(long seed) {
    return seed % 4 == 0 ? Subject::gathering : Subject::engine;
  }

  static Subject engine(
      EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
    return engine(settings, restored, synced, random, false);
  }

  static Subject gathering(
      EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
    return engine(settings, restored, synced, random, true);
  }

  private static Subject engine(
      EngineSettings settings,
      Mirror restored,
      boolean synced,
      RandomGenerator random,
      boolean gathers) {
    Engine engine = new Engine(settings, restored, synced, random);
    return new Subject() {
      @Override
      public List<Effect> handle(Input input, long nowNanos) {
        return engine.handle(input, nowNanos);
      }

      @Override
      public List<Effect> handle(List<Input> inputs, long nowNanos) {
        return engine.handle(inputs, nowNanos);
      }

      @Override
      public boolean gathers() {
        return gathers;
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
