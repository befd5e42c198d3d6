package io.dustlayer.cdi.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Keeps a {@link Mirror} of one store, and sends writes to it.
 *
 * <p>A state machine: it is told what happens and answers what to do; between two calls nothing
 * changes. It may be started and stopped repeatedly and keeps its mirror meanwhile. Confined to one
 * thread.
 */
public final class Engine {

  private final Mirror base;
  private final boolean synced;
  private boolean wanted;
  private long generation;

  /**
   * An engine that is stopped.
   *
   * @param settings how it behaves
   * @param restored the committed state to go on from; empty if none was kept
   * @param synced whether {@code restored} was kept by a cache, so that reads may use it at once
   * @param random for jitter only
   */
  public Engine(EngineSettings settings, Mirror restored, boolean synced, RandomGenerator random) {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(random, "random");
    this.base = Objects.requireNonNull(restored, "restored");
    this.synced = synced;
  }

  /**
   * Takes one input.
   *
   * @param input what happened
   * @param nowNanos the time of {@link System#nanoTime()}; never before that of an earlier call
   * @return what to do, in this order
   */
  public List<Effect> handle(Input input, long nowNanos) {
    List<Effect> effects = new ArrayList<>();
    if (input instanceof Input.Start && !wanted) {
      wanted = true;
      effects.add(new Effect.OpenSocket(++generation, Effect.Format.JSON));
      effects.add(new Effect.Report(status()));
    } else if (input instanceof Input.Stop && wanted) {
      wanted = false;
      effects.add(new Effect.CloseSocket(generation, "stopped"));
      effects.add(new Effect.Report(status()));
    } else if (input instanceof Input.Submit submit && !wanted) {
      effects.add(new Effect.Complete(submit.request().clientOpId(), new Outcome.Stopped()));
    }
    return effects;
  }

  /**
   * When {@link Input.Tick} is due.
   *
   * @return in the terms of {@link System#nanoTime()}; {@link Long#MAX_VALUE} if there is nothing
   *     to wait for
   */
  public long nextDeadlineNanos() {
    return Long.MAX_VALUE;
  }

  /**
   * How it is doing.
   *
   * @return as of the last call of {@link #handle}
   */
  public Status status() {
    return new Status(
        wanted ? Status.Phase.CONNECTING : Status.Phase.STOPPED,
        synced,
        base.watermark(),
        base.watermark(),
        0,
        Optional.empty(),
        true,
        true,
        Set.of());
  }
}
