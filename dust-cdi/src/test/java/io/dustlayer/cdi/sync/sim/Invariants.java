package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.DurableWrite;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Notice;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;

/** What must hold after every step of one process. */
final class Invariants {

  private final World world;
  private final ModelStore store;
  private final Ledger ledger;
  private final Node node;
  private final Doubts doubts;
  private final BaseChecks base;
  private final PublishChecks publishing;
  private final Joins joins = new Joins();
  private final WriteChecks writes;
  private final ViewChecks views;
  private final PaceChecks pace;
  private final PromptChecks prompt;
  private final MonotoneChecks monotone = new MonotoneChecks();
  // Everything is read again, and readers keep the old state until it is complete.
  private boolean rebuilding;
  private Status.Phase phase = Status.Phase.STOPPED;

  Invariants(World world, ModelStore store, Ledger ledger, Node node) {
    this.world = world;
    this.store = store;
    this.ledger = ledger;
    this.node = node;
    this.doubts = new Doubts(store);
    this.base = new BaseChecks(world, store, doubts, Mirror.empty());
    this.publishing = new PublishChecks(world, node.device(), Mirror.empty(), false);
    this.writes = new WriteChecks(world, store, ledger, node, joins);
    this.views = new ViewChecks(store, joins);
    this.pace = new PaceChecks(world, node.clock());
    this.prompt = new PromptChecks(node.settings());
  }

  private Invariants(Invariants earlier, Disk.Kept kept) {
    this.world = earlier.world;
    this.store = earlier.store;
    this.ledger = earlier.ledger;
    this.node = earlier.node;
    this.doubts = earlier.doubts;
    this.base = earlier.base.restored(kept);
    this.publishing =
        new PublishChecks(world, node.device(), kept.state(), kept.state().watermark() > 0);
    this.writes = new WriteChecks(world, store, ledger, node, joins);
    this.views = new ViewChecks(store, joins);
    this.pace = new PaceChecks(world, node.clock());
    this.prompt = new PromptChecks(node.settings());
  }

  /** Those of a new process, which goes on from what this one has kept on its disk. */
  Invariants restored(Disk.Kept kept) {
    writes.abandon();
    return new Invariants(this, kept);
  }

  /** The process goes on after it stood still. */
  void thawed() {
    pace.thawed();
  }

  Mirror base() {
    return base.base();
  }

  /** The history that the base is of. */
  ModelStore.Timeline timeline() {
    return base.timeline();
  }

  boolean isStranded() {
    return base.isStranded();
  }

  /**
   * Whether an engine that goes on from a watermark will learn of a reset: not while an earlier one
   * is unnoticed, nor if something was read over HTTP that only the lost history explains.
   */
  boolean mayMissNothing(long watermark) {
    return !base.isStranded() && !doubts.isAhead(Math.min(watermark, base().watermark()));
  }

  /** Where the base differs from the server, for messages. */
  String describe() {
    return " differs at " + States.differences(States.of(base()), States.of(store.state()));
  }

  Doubts doubts() {
    return doubts;
  }

  boolean isDurable(String clientOpId) {
    return writes.isDurable(clientOpId);
  }

  void before(Input input) {
    joins.before(input);
    writes.conserved(node.disk().journal(), input);
    writes.before(input, node.engine().status().phase() == Status.Phase.FAILED);
    pace.before(input, base().watermark());
    prompt.before(input);
    if (input instanceof Input.Submit submit) {
      views.submitted(writes.submitted(submit.request()));
    } else if (input instanceof Input.SubmitDurable submit) {
      views.submitted(writes.accepted(Write.durable(submit.write(), node.clock().now())));
    } else if (input instanceof Input.Restored restored) {
      for (DurableWrite write : restored.writes()) {
        views.submitted(writes.accepted(Write.restored(write, node.clock().now())));
      }
    } else if (input instanceof Input.BatchCommitted batch) {
      views.batch(batch.ops(), base.isStranded());
    } else if (input instanceof Input.FrameReceived received
        && joins.isOpen(received.generation())) {
      received(received.frame());
    }
  }

  private void received(Frame frame) {
    if (joins.isStale(frame) && !frame.event().equals("phx_reply")) {
      return;
    }
    if (Frames.isEvent(frame)) {
      prompt.heard(frame);
      doubts.heard(frame, base.isStranded() ? 0 : base().watermark());
      writes.heard(frame.payload().asJsonObject()).ifPresent(views::committed);
    } else if (frame.event().equals("snapshot")) {
      writes.covered(Frames.snapshotSeq(frame));
    } else if (joins.isCaughtUpBy(frame)) {
      writes.caughtUp();
    } else if (frame.event().equals("phx_error")) {
      writes.crashed();
    } else if (frame.event().equals("phx_reply")) {
      writes.replied(frame).ifPresent(views::committed);
    }
  }

  void saw(Effect effect) {
    pace.saw(effect);
    prompt.saw(effect);
    if (effect instanceof Effect.Keep keep) {
      base.kept(keep);
      if (base.isStranded()) {
        monotone.forget();
      } else {
        monotone.kept(keep);
      }
      pace.moved();
      views.stirred();
    } else if (effect instanceof Effect.Show show) {
      views.show(show);
    } else if (effect instanceof Effect.Complete complete) {
      writes.completed(complete);
      Write write = ledger.write(complete.clientOpId());
      if (write.outcome() instanceof Outcome.Committed && !write.isHeard()) {
        views.committed(write);
      }
      views.stirred();
    } else if (effect instanceof Effect.Publish || effect instanceof Effect.PublishReplaced) {
      publishing.saw(effect);
      if (effect instanceof Effect.PublishReplaced replaced && replaced.reset()) {
        rebuilding = false;
        monotone.forget();
      }
    } else if (effect instanceof Effect.OpenSocket open) {
      joins.opens(open.generation());
    } else if (effect instanceof Effect.CloseSocket close) {
      joins.closes(close.generation());
    } else if (effect instanceof Effect.SendFrame send) {
      joins.sent(send.generation(), send.frame());
      if (send.frame().event().equals("write")) {
        writes.sent(send.generation(), send.frame());
      }
    } else if (effect instanceof Effect.Tell tell) {
      if (tell.notice() instanceof Notice.ServerReset) {
        base.resetNoticed();
        prompt.forget();
        writes.covered(0);
        rebuilding = publishing.isSynced();
      }
      world.coverage.count("notice " + tell.notice().getClass().getSimpleName());
    }
  }

  void after(Input input, Status status) {
    world.coverage.count(status.phase());
    world.coverage.visited(abstractly(input, status));
    phase = status.phase();
    publishing.after(status.synced(), base);
    writes.after(input, status, base.isStranded() || rebuilding);
    views.after(status.synced(), base);
    if (!base.isStranded() && !rebuilding) {
      prompt.after(status);
    }
    pace.after(status, node.isWanted(), writes.hasHeard(status.watermark() + 1));
    if (!mayStillHaveHeard(status)) {
      base.disconnected();
    }
    if (status.watermark() != base().watermark()) {
      throw new Violation("the status tells " + status.watermark() + ", not " + base().watermark());
    }
    if (status.pending() != writes.pending()) {
      throw new Violation(
          "the status tells of " + status.pending() + " writes, not " + writes.pending());
    }
  }

  // As far as it is told from outside, and what led to it.
  private long abstractly(Input input, Status status) {
    long state = phase.ordinal();
    state = 8 * state + status.phase().ordinal();
    state = 2 * state + (status.synced() ? 1 : 0);
    state = 2 * state + (status.canWrite() ? 1 : 0);
    state = 2 * state + (status.lastError().isPresent() ? 1 : 0);
    state = 3 * state + Math.min(2, status.pending());
    state = 3 * state + Math.min(2, Math.max(0, status.serverSeq() - status.watermark()));
    state = 2 * state + (base.isStranded() ? 1 : 0);
    state = 2 * state + (rebuilding ? 1 : 0);
    state = 2 * state + (views.isPlain(base()) ? 1 : 0);
    state = 2 * state + (writes.isUnsettled() ? 1 : 0);
    String what =
        input instanceof Input.FrameReceived received
            ? received.frame().event()
            : input.getClass().getSimpleName();
    return 1_000_003 * state + what.hashCode();
  }

  /** The server was reset, which an engine without a connection cannot miss. */
  void serverReset(Status status) {
    if (!mayStillHaveHeard(status)) {
      base.disconnected();
    }
  }

  private static boolean mayStillHaveHeard(Status status) {
    return switch (status.phase()) {
      case JOINING, CATCHING_UP, LIVE, BACKOFF -> true;
      case STOPPED, CONNECTING, FAILED -> false;
    };
  }

  /** Whether all is well and quiet. */
  boolean isSettled(Status status) {
    return status.phase() == Status.Phase.LIVE
        && status.synced()
        && status.watermark() == store.seq()
        && status.pending() == 0
        && !base.isStranded()
        && isExact()
        && views.isSettled(base());
  }

  private boolean isExact() {
    return States.differences(States.of(base()), States.of(store.state())).isEmpty();
  }

  /** After all is quiet, there is no doubt left. */
  void settled() {
    base.check();
  }
}
