package io.dustlayer.cdi.sync;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Keeps a {@link Mirror} of one store, and sends writes to it.
 *
 * <p>A state machine: it is told what happens and answers what to do; between two calls nothing
 * changes. It may be started and stopped repeatedly and keeps its mirror meanwhile. Confined to one
 * thread.
 *
 * <p>Its states are those of {@link Status.Phase}. Inputs that are not in this table leave the
 * state as it is:
 *
 * <pre>
 * STOPPED     Start         CONNECTING
 * CONNECTING  Stop          STOPPED
 * CONNECTING  Tick          BACKOFF      no socket in time
 * CONNECTING  SocketClosed  BACKOFF
 * CONNECTING  SocketOpened  JOINING
 * JOINING     Stop          STOPPED
 * JOINING     Tick          BACKOFF      no answer in time
 * JOINING     SocketClosed  BACKOFF
 * JOINING     FrameReceived BACKOFF      refused or crashed
 * JOINING     FrameReceived CONNECTING   crashed with MessagePack: JSON is tried
 * JOINING     FrameReceived FAILED       the server needs a newer protocol
 * JOINING     FrameReceived CATCHING_UP
 * CATCHING_UP Stop          STOPPED
 * CATCHING_UP Tick          BACKOFF      silence
 * CATCHING_UP SocketClosed  BACKOFF
 * CATCHING_UP FrameReceived BACKOFF      crashed
 * CATCHING_UP FrameReceived CONNECTING   crashed with MessagePack: JSON is tried
 * CATCHING_UP FrameReceived JOINING      complete, but a part could not be read
 * CATCHING_UP FrameReceived LIVE
 * LIVE        Stop          STOPPED
 * LIVE        Tick          BACKOFF      silence
 * LIVE        Tick          JOINING      a gap has not closed by itself
 * LIVE        SocketClosed  BACKOFF
 * LIVE        FrameReceived BACKOFF      crashed or closed
 * LIVE        FrameReceived JOINING      the last answer that a rejoin has waited for
 * BACKOFF     Stop          STOPPED
 * BACKOFF     Tick          CONNECTING
 * FAILED      Stop          STOPPED
 * </pre>
 */
public final class Engine {

  private final Link link;
  private final Replica replica;
  private final WriteQueue writes;
  private long now;
  private boolean shown;
  private Status reported;

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
    Objects.requireNonNull(restored, "restored");
    Objects.requireNonNull(random, "random");
    Pushes pushes = new Pushes(settings.store());
    Overlay overlay = new Overlay();
    replica = new Replica(settings, overlay, restored, synced);
    writes = new WriteQueue(settings, pushes, overlay, replica);
    link = new Link(settings, pushes, replica, writes, random);
    reported = status();
  }

  /**
   * Takes one input.
   *
   * @param input what happened
   * @param nowNanos the time of {@link System#nanoTime()}; never before that of an earlier call
   * @return what to do, in this order
   */
  public List<Effect> handle(Input input, long nowNanos) {
    return handle(List.of(input), nowNanos);
  }

  /**
   * Takes several inputs, as if they came at the same moment. Each has its effects, in order, but
   * what readers see, what a cache keeps and the status are told once, as of the last input: that
   * is most of the work of a small input.
   *
   * @param inputs what happened, in order
   * @param nowNanos as for a single input
   * @return what to do, in this order
   */
  public List<Effect> handle(List<Input> inputs, long nowNanos) {
    now = nowNanos;
    Turn turn = new Turn(nowNanos);
    boolean heard = false;
    for (Input input : inputs) {
      take(input, turn);
      heard |= input instanceof Input.Tick || input instanceof Input.FrameReceived;
    }
    if (writes.expire(turn)) {
      link.demandCatchUp();
    }
    if (heard) {
      link.rejoinIfDue(turn);
    }
    link.send(turn);
    return turn.end(replica.end(turn), report());
  }

  /**
   * When {@link Input.Tick} is due.
   *
   * @return in the terms of {@link System#nanoTime()}; {@link Long#MAX_VALUE} if there is nothing
   *     to wait for
   */
  public long nextDeadlineNanos() {
    long earliest = link.earlier(now, Long.MAX_VALUE);
    earliest = writes.earlier(now, earliest);
    return replica.retry().earlier(now, earliest);
  }

  /**
   * How it is doing.
   *
   * @return as of the last call of {@link #handle}
   */
  public Status status() {
    Permissions permissions = link.permissions();
    return new Status(
        link.state().phase(),
        replica.isSynced(),
        replica.shownWatermark(),
        replica.serverSeq(),
        writes.pending(),
        link.lastError(),
        permissions.canRead(),
        permissions.canWrite(),
        permissions.scopes());
  }

  private void take(Input input, Turn turn) {
    if (input instanceof Input.Start) {
      start(turn);
    } else if (input instanceof Input.Stop) {
      stop(turn);
    } else if (input instanceof Input.Tick) {
      link.tick(turn);
      if (replica.retry().isDue(turn.now())) {
        replica.retryReads(turn);
      }
    } else if (input instanceof Input.SocketOpened opened) {
      link.opened(opened.generation(), turn);
    } else if (input instanceof Input.FrameReceived received) {
      link.received(received.generation(), received.frame(), turn);
    } else if (input instanceof Input.SocketClosed closed) {
      link.closed(closed.generation(), closed.cause(), turn);
    } else if (input instanceof Input.Submit submit) {
      submit(submit, turn);
    } else if (input instanceof Input.SubmitDurable submit) {
      writes.submit(submit.write(), turn);
    } else if (input instanceof Input.Restored restored) {
      restored.writes().forEach(write -> writes.restore(write, turn));
    } else if (input instanceof Input.BatchCommitted batch) {
      replica.committed(batch.ops(), turn);
    } else if (input instanceof Input.HttpAnswered answered) {
      replica.answered(answered.readId(), answered.answer(), turn);
    }
  }

  private void start(Turn turn) {
    if (!(link.state() instanceof State.Stopped)) {
      return;
    }
    if (!shown) {
      shown = true;
      turn.replace();
    }
    link.start(turn);
  }

  private void stop(Turn turn) {
    if (!(link.state() instanceof State.Stopped)) {
      link.stop(turn);
      replica.disconnected();
      writes.endAll(new Outcome.Stopped(), turn);
    }
  }

  private void submit(Input.Submit submit, Turn turn) {
    String id = submit.request().clientOpId();
    if (link.state() instanceof State.Stopped) {
      turn.add(new Effect.Complete(id, new Outcome.Stopped()));
    } else if (link.state() instanceof State.Failed) {
      turn.add(new Effect.Complete(id, new Outcome.Withdrawn()));
    } else {
      if (writes.isFull()) {
        // What earlier inputs of this turn have made room for is not on the wire yet.
        link.send(turn);
      }
      writes.submit(submit.request(), turn);
    }
  }

  private List<Effect.Report> report() {
    Status status = status();
    if (status.equals(reported)) {
      return List.of();
    }
    reported = status;
    return List.of(new Effect.Report(status));
  }
}
