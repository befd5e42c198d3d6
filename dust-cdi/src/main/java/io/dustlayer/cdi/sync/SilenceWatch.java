package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import java.util.Optional;

/**
 * Keeps asking whether the server is still there, and still has nothing that it did not send.
 * Nothing else would tell.
 */
final class SilenceWatch {

  private final Pushes pushes;
  private final Heartbeat heartbeat;
  private final StatusCheck statusCheck;

  SilenceWatch(EngineSettings settings, Pushes pushes) {
    this.pushes = pushes;
    this.heartbeat = new Heartbeat(settings.heartbeatInterval());
    this.statusCheck = new StatusCheck(settings.statusInterval(), settings.joinTimeout());
  }

  /** A socket is open. */
  void opened(long now) {
    heartbeat.start(now);
  }

  /** The channel is not live any more. */
  void joining() {
    statusCheck.stop();
  }

  /** The channel is live. */
  void live(long now) {
    statusCheck.start(now);
  }

  /** There is no socket any more. */
  void closed() {
    heartbeat.stop();
    statusCheck.stop();
  }

  long earlier(long now, long other) {
    long earliest = heartbeat.due().earlier(now, other);
    earliest = statusCheck.due().earlier(now, earliest);
    return statusCheck.overdue().earlier(now, earliest);
  }

  /**
   * Asks what is due.
   *
   * @return why the connection is taken for lost; empty if it is not
   */
  Optional<String> tick(State state, long watermark, Turn turn) {
    long now = turn.now();
    // A long frame of a catch-up delays the answer: there the frames themselves are waited for.
    boolean waitsForFrames = state instanceof State.CatchingUp;
    if (heartbeat.due().isDue(now) && heartbeat.isMissing() && !waitsForFrames) {
      return Optional.of("no answer to a heartbeat");
    }
    if (statusCheck.overdue().isDue(now)) {
      return Optional.of("no answer to a status request");
    }
    if (heartbeat.due().isDue(now)) {
      Frame beat = pushes.heartbeat();
      heartbeat.sent(beat, now);
      turn.add(new Effect.SendFrame(state.generation(), beat));
    }
    if (statusCheck.due().isDue(now)) {
      Frame status = pushes.status(state.joinRef());
      statusCheck.sent(status, watermark, now);
      turn.add(new Effect.SendFrame(state.generation(), status));
    }
    return Optional.empty();
  }

  /** Takes the answer to a heartbeat. */
  void heartbeatAnswered(Frame reply) {
    if (reply.ref() != null) {
      heartbeat.answered(reply.ref());
    }
  }

  boolean isStatus(Incoming.Reply reply) {
    return statusCheck.isAnswer(reply.ref());
  }

  /**
   * Takes the answer to a status request.
   *
   * @return whether the server is behind of what it sent before
   */
  boolean statusAnswered(Incoming.Reply reply, Replica replica, long now) {
    var serverSeq = Members.number(reply.response(), "current_seq");
    serverSeq.ifPresent(replica::knows);
    return statusCheck.answered(serverSeq.orElse(Long.MAX_VALUE), now);
  }
}
