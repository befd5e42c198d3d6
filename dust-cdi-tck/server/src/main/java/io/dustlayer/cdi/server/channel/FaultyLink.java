package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.fault.FaultTimer;
import io.dustlayer.cdi.server.fault.FrameFault;
import io.dustlayer.cdi.server.fault.FrameFaults;
import io.dustlayer.cdi.server.fault.FrameLine;
import io.dustlayer.cdi.server.fault.FrameLine.Direction;
import io.dustlayer.cdi.server.fault.FrameRule;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Comes between a socket and its wire, and does to its frames what the script says. */
final class FaultyLink implements Wire {
  private final Wire wire;
  private final Admission admission;
  private final FrameFaults script;
  private final Lane toClient;
  private final Lane fromClient;
  private final LostAcks lost = new LostAcks();
  private volatile boolean silent;

  FaultyLink(
      Wire wire,
      Admission admission,
      FrameFaults script,
      FaultTimer timer,
      Consumer<WireFrame> receiver) {
    this.wire = wire;
    this.admission = admission;
    this.script = script;
    this.toClient = new Lane(this::carryToClient, timer);
    this.fromClient =
        new Lane(
            (frame, done) -> {
              receiver.accept(frame);
              done.run();
            },
            timer);
  }

  /** Whether nothing arrives any more, though the connection may be open. */
  boolean silent() {
    return silent;
  }

  @Override
  public void send(WireFrame frame, Runnable sent) {
    if (silent) {
      return;
    }
    Optional<FrameLine> line = line(Direction.TO_CLIENT, frame);
    if (line.filter(lost::isLost).isPresent()) {
      sent.run();
      return;
    }
    Optional<FrameRule> rule = line.flatMap(script::strike);
    if (rule.isEmpty()) {
      toClient.pass(frame, sent);
    } else if (rule.get().fault() instanceof FrameFault.Cut cut && cut.after()) {
      toClient.pass(frame, this::cut);
    } else {
      goWrong(rule.get(), toClient, frame, sent);
    }
  }

  /** Takes a frame from the client; one thread at a time. */
  void receive(WireFrame frame) {
    if (silent) {
      return;
    }
    Runnable nothing = () -> {};
    Optional<FrameLine> line = line(Direction.FROM_CLIENT, frame);
    Optional<FrameRule> rule = line.flatMap(script::strike);
    if (rule.isEmpty()) {
      fromClient.pass(frame, nothing);
    } else if (rule.get().fault() instanceof FrameFault.LoseAck) {
      lost.lose(line.get());
      fromClient.pass(frame, nothing);
    } else if (rule.get().fault() instanceof FrameFault.Cut cut && cut.after()) {
      silent = true;
      fromClient.pass(frame, this::cut);
    } else {
      goWrong(rule.get(), fromClient, frame, nothing);
    }
  }

  private void goWrong(FrameRule rule, Lane lane, WireFrame frame, Runnable done) {
    if (rule.fault() instanceof FrameFault.Cut) {
      silent = true;
      cut();
    } else if (rule.fault() instanceof FrameFault.HalfOpen) {
      silent = true;
    } else if (rule.fault() instanceof FrameFault.Run run) {
      run.action().run();
      lane.pass(frame, done);
    } else {
      lane.goWrong(rule, frame, done);
    }
  }

  /**
   * What is on its way when the link falls silent does not arrive, either. The lock keeps a close
   * frame from coming between: what is sent behind it would break the connection.
   */
  private synchronized void carryToClient(WireFrame frame, Runnable done) {
    if (!silent) {
      wire.send(frame, done);
    }
  }

  private Optional<FrameLine> line(Direction direction, WireFrame frame) {
    return script.isQuiet() && lost.isEmpty()
        ? Optional.empty()
        : FrameLines.of(direction, admission, frame);
  }

  @Override
  public synchronized CompletionStage<Void> close(int code) {
    if (silent) {
      return CompletableFuture.completedFuture(null);
    }
    silent = true;
    return wire.close(code);
  }

  @Override
  public void cut() {
    wire.cut();
  }
}
