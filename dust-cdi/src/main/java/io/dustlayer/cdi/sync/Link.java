package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The connection: opens sockets, joins, hears, asks, and begins anew when something breaks. */
final class Link {

  private static final int CRASHES_UNTIL_SLOW = 3;
  private static final int MOST_SILENCES = 2;
  private static final Duration QUIESCE = Duration.ofSeconds(1);

  private final EngineSettings settings;
  private final Pushes pushes;
  private final Replica replica;
  private final WriteQueue writes;
  private final Backoff backoff;
  private final GapWatch gaps;
  private final SilenceWatch silence;
  // Ends connecting, joining, the silence of a catch-up, and waiting.
  private final Timer patience = new Timer();
  // While it runs, nothing is sent, so that a rejoin loses sight of as few writes as possible.
  private final Timer quiescing = new Timer();

  private State state = new State.Stopped();
  private Effect.Format format;
  private Permissions permissions = Permissions.UNKNOWN;
  private Optional<String> lastError = Optional.empty();
  private long lastGeneration;
  private int crashes;
  private int silences;

  Link(
      EngineSettings settings,
      Pushes pushes,
      Replica replica,
      WriteQueue writes,
      RandomGenerator random) {
    this.settings = settings;
    this.pushes = pushes;
    this.replica = replica;
    this.writes = writes;
    this.backoff = new Backoff(random);
    this.gaps = new GapWatch(settings.gapTimeout(), settings.rejoinInterval());
    this.silence = new SilenceWatch(settings, pushes);
    this.format = settings.messagePack() ? Effect.Format.MESSAGE_PACK : Effect.Format.JSON;
  }

  State state() {
    return state;
  }

  Permissions permissions() {
    return permissions;
  }

  Optional<String> lastError() {
    return lastError;
  }

  /** The earliest moment at which {@link #tick} has something to do. */
  long earlier(long now, long other) {
    long earliest = silence.earlier(now, patience.earlier(now, other));
    // Once the rejoin is due, it only waits for the writes on the wire.
    return (quiescing.isRunning() ? quiescing : gaps.due()).earlier(now, earliest);
  }

  void start(Turn turn) {
    backoff.reset();
    crashes = 0;
    connect(turn);
  }

  void stop(Turn turn) {
    abandon("stopped", turn);
    state = new State.Stopped();
    lastError = Optional.empty();
  }

  void opened(long generation, Turn turn) {
    if (!(state instanceof State.Connecting) || generation != state.generation()) {
      turn.add(new Effect.CloseSocket(generation, "not wanted any more"));
      return;
    }
    silence.opened(turn.now());
    join(generation, turn);
  }

  void closed(long generation, CloseCause cause, Turn turn) {
    if (generation == 0 || generation != state.generation()) {
      return;
    }
    switch (cause.kind()) {
      case REFUSED -> refused(cause.detail(), turn);
      case TOO_BIG -> {
        turn.tell(new Notice.MessageTooBig(cause.detail()));
        retry(Backoff.SLOW, cause.detail(), turn);
      }
      case LOST, GARBAGE -> lost(cause.detail(), turn);
    }
  }

  void received(long generation, Frame frame, Turn turn) {
    if (state.joinRef().isEmpty() || generation != state.generation()) {
      return;
    }
    if (frame.topic().equals(FrameReader.PHOENIX)) {
      silence.heartbeatAnswered(frame);
    } else if (frame.topic().equals(pushes.topic())) {
      if (state instanceof State.CatchingUp) {
        patience.start(turn.now(), silenceAllowed());
      }
      take(FrameReader.read(frame), turn);
    }
  }

  void tick(Turn turn) {
    if (patience.isDue(turn.now())) {
      patienceIsOver(turn);
    } else {
      silence.tick(state, replica.watermark(), turn).ifPresent(why -> lost(why, turn));
    }
  }

  /** Something that only a catch-up can tell is wanted. */
  void demandCatchUp() {
    gaps.demand();
  }

  /** Joins again if a gap has been open for too long, and no write is on the wire for long. */
  void rejoinIfDue(Turn turn) {
    if (!isGapDue(turn)) {
      return;
    }
    if (!quiescing.isRunning()) {
      quiescing.start(turn.now(), QUIESCE);
    }
    if (writes.inFlight() == 0 || quiescing.isDue(turn.now())) {
      gaps.rejoining(turn.now());
      join(state.generation(), turn);
    }
  }

  /** Sends what waits, unless that has to wait for a rejoin. */
  void send(Turn turn) {
    // What the catch-up left out has come after all.
    if (state instanceof State.Live && !writes.isSettled() && replica.isCaughtUp()) {
      writes.settle(turn);
    }
    if (state instanceof State.Live && !isGapDue(turn)) {
      quiescing.stop();
      writes.send(state.generation(), state.joinRef(), turn);
    }
  }

  private boolean isGapDue(Turn turn) {
    if (!(state instanceof State.Live)) {
      return false;
    }
    gaps.look(replica.hasGap(), replica.watermark(), turn.now());
    return gaps.due().isDue(turn.now());
  }

  private void connect(Turn turn) {
    replica.disconnected();
    gaps.restart();
    state = new State.Connecting(++lastGeneration);
    patience.start(turn.now(), settings.connectTimeout());
    turn.add(new Effect.OpenSocket(lastGeneration, format));
  }

  private void join(long generation, Turn turn) {
    quiescing.stop();
    silence.joining();
    writes.rejoining();
    replica.joining();
    Frame join = pushes.join(replica.watermark());
    state = new State.Joining(generation, join.ref());
    patience.start(turn.now(), settings.joinTimeout());
    turn.add(new Effect.SendFrame(generation, join));
  }

  private void take(Incoming incoming, Turn turn) {
    if (incoming instanceof Incoming.Reply reply) {
      take(reply, turn);
    } else if (incoming instanceof Incoming.Event event) {
      if (event.joinRef() == null || isOfThisJoin(event.joinRef())) {
        writes.echo(event.event(), turn);
        replica.take(event.event(), event.joinRef() != null, turn);
      }
    } else if (incoming instanceof Incoming.Snapshot snapshot) {
      if (isOfThisJoin(snapshot.joinRef())) {
        replica.take(snapshot, turn);
      }
    } else if (incoming instanceof Incoming.CaughtUp caughtUp) {
      if (state instanceof State.CatchingUp && isOfThisJoin(caughtUp.joinRef())) {
        live(caughtUp.throughSeq(), turn);
      }
    } else if (incoming instanceof Incoming.ChannelEnded ended) {
      // The end of an earlier join comes late. A store that expires names no join.
      if (ended.joinRef() == null || isOfThisJoin(ended.joinRef())) {
        channelEnded(ended.crashed(), turn);
      }
    } else if (incoming instanceof Incoming.Unreadable unreadable) {
      turn.tell(new Notice.NotUnderstood(unreadable.what()));
      unreadable(unreadable.seq());
    } else if (incoming instanceof Incoming.Unknown unknown) {
      turn.tell(new Notice.NotUnderstood(unknown.what()));
    }
  }

  private boolean isOfThisJoin(String joinRef) {
    return state.joinRef().equals(joinRef);
  }

  // It is never skipped: the gap that it leaves makes a rejoin ask for it again.
  private void unreadable(long seq) {
    if (seq > 0) {
      replica.knows(seq);
    } else {
      gaps.demand();
    }
  }

  private void take(Incoming.Reply reply, Turn turn) {
    if (state instanceof State.Joining && isOfThisJoin(reply.ref())) {
      joinAnswered(JoinAnswer.of(reply), turn);
    } else if (!reply.ok() && reply.reason().equals("unmatched topic")) {
      writes.unsent(reply.ref());
      channelEnded(false, turn);
    } else if (silence.isStatus(reply)) {
      if (silence.statusAnswered(reply, replica, turn.now())) {
        gaps.demand();
      }
    } else {
      writes.reply(reply, turn);
    }
  }

  private void joinAnswered(JoinAnswer answer, Turn turn) {
    if (answer instanceof JoinAnswer.Accepted accepted) {
      joined(accepted.storeSeq(), accepted.permissions(), turn);
    } else if (answer instanceof JoinAnswer.Refused refused) {
      refused(refused.reason(), turn);
    } else if (answer instanceof JoinAnswer.RateLimited limited) {
      retry(Backoff.SLOW, limited.reason(), turn);
    } else if (answer instanceof JoinAnswer.Crashed crashed) {
      joinCrashed(crashed.why(), turn);
    } else if (answer instanceof JoinAnswer.TooNew tooNew) {
      fail(tooNew.why(), turn);
    }
  }

  private void joined(long storeSeq, Permissions allowed, Turn turn) {
    permissions = allowed;
    writes.permit(allowed, turn);
    if (replica.joined(storeSeq, turn)) {
      state = new State.CatchingUp(state.generation(), state.joinRef());
      patience.start(turn.now(), silenceAllowed());
    } else {
      join(state.generation(), turn);
    }
  }

  private void live(long throughSeq, Turn turn) {
    patience.stop();
    crashes = 0;
    silences = 0;
    lastError = Optional.empty();
    state = new State.Live(state.generation(), state.joinRef());
    backoff.live(turn.now());
    if (replica.caughtUp(throughSeq, turn)) {
      writes.settle(turn);
    }
    turn.add(
        new Effect.SendFrame(
            state.generation(), pushes.acknowledge(state.joinRef(), replica.watermark())));
    silence.live(turn.now());
  }

  private void patienceIsOver(Turn turn) {
    if (state instanceof State.Waiting) {
      connect(turn);
    } else if (state instanceof State.Connecting) {
      lost("no connection in time", turn);
    } else if (state instanceof State.Joining) {
      lost("no answer to the join in time", turn);
    } else {
      silences = Math.min(silences + 1, MOST_SILENCES);
      lost("silence during the catch-up", turn);
    }
  }

  // A snapshot is one frame, and nothing else comes while it does: the next time it gets longer.
  private Duration silenceAllowed() {
    return settings.joinTimeout().multipliedBy(1L << silences);
  }

  private void channelEnded(boolean crashed, Turn turn) {
    if (crashed) {
      writes.crashed();
    }
    if (state instanceof State.Live || !crashed) {
      lost(crashed ? "the channel crashed" : "the channel was closed", turn);
    } else {
      joinCrashed("the channel crashed during the catch-up", turn);
    }
  }

  private void joinCrashed(String why, Turn turn) {
    if (format == Effect.Format.MESSAGE_PACK) {
      format = Effect.Format.JSON;
      turn.tell(new Notice.FellBackToJson());
      lastError = Optional.of(why);
      abandon(why, turn);
      connect(turn);
    } else if (++crashes < CRASHES_UNTIL_SLOW) {
      lost(why, turn);
    } else {
      turn.tell(new Notice.JoinCrashes(crashes, Backoff.SLOW.toSeconds()));
      retry(Backoff.SLOW, why, turn);
    }
  }

  private void refused(String reason, Turn turn) {
    turn.tell(new Notice.TokenRefused(reason, Backoff.SLOW.toSeconds()));
    retry(Backoff.SLOW, reason, turn);
  }

  private void lost(String why, Turn turn) {
    backoff.ended(turn.now());
    Duration delay = backoff.next();
    turn.tell(new Notice.Disconnected(why, delay.toMillis()));
    retry(delay, why, turn);
  }

  private void retry(Duration delay, String why, Turn turn) {
    abandon(why, turn);
    lastError = Optional.of(why);
    state = new State.Waiting();
    patience.start(turn.now(), delay);
  }

  private void fail(String why, Turn turn) {
    abandon(why, turn);
    lastError = Optional.of(why);
    state = new State.Failed();
    writes.endAll(new Outcome.Withdrawn(), turn);
  }

  // The socket may be closed already: to close it again does no harm.
  private void abandon(String why, Turn turn) {
    if (state.generation() != 0) {
      turn.add(new Effect.CloseSocket(state.generation(), why));
    }
    backoff.ended(turn.now());
    patience.stop();
    quiescing.stop();
    silence.closed();
    gaps.restart();
    writes.disconnected();
  }
}
