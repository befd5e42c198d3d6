package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.run.Socket;
import io.dustlayer.cdi.sync.run.SocketListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One socket, from the attempt to open it to its end. Its listener hears of each end once, and of
 * nothing after {@link #close}. Messages are only handed over here: a container may deliver them by
 * the thread that serves all of its connections.
 *
 * @param <W> what a message is on the wire
 */
final class WebSocketSocket<W> extends Endpoint implements Socket, Wire.Receiver<W> {

  /** What a message that waits takes besides its bytes: a flood of short ones counts, too. */
  private static final long OVERHEAD = 200;

  private static final int MAX_REASON = 100;
  private static final long EXPLAINED_WITHIN_MILLIS = 100;

  private final FrameCodec<W> codec;
  private final Wire<W> wire;
  private final CloseCauses causes;
  private final long maxMessage;
  private final SocketListener listener;
  private final Executor closer;
  private final CountDownLatch over = new CountDownLatch(1);
  private Session session;
  private SendQueue<W> queue;
  private boolean ended;

  /**
   * A socket that is not open.
   *
   * @param closer closes sessions, which may block, and waits for explanations of an end
   */
  WebSocketSocket(
      FrameCodec<W> codec,
      Wire<W> wire,
      CloseCauses causes,
      long maxMessage,
      SocketListener listener,
      Executor closer) {
    this.codec = codec;
    this.wire = wire;
    this.causes = causes;
    this.maxMessage = maxMessage;
    this.listener = listener;
    this.closer = closer;
  }

  @Override
  public void onOpen(Session opened, EndpointConfig config) {
    synchronized (this) {
      session = opened;
      queue = new SendQueue<>(opened, wire, failure -> end(causes.failed(failure)));
      if (ended) {
        disconnect(opened, "not wanted any more");
        return;
      }
    }
    // The engine's heartbeat notices silence.
    opened.setMaxIdleTimeout(0);
    Sessions.limitFrames(opened, maxMessage);
    wire.receive(opened, maxMessage, this);
    listener.opened();
  }

  @Override
  public void onClose(Session closed, CloseReason reason) {
    CloseCause cause = causes.closed(reason);
    if (causes.mayBeExplainedLater(reason)) {
      endUnlessExplained(cause);
    } else {
      end(cause);
    }
  }

  private void endUnlessExplained(CloseCause cause) {
    try {
      closer.execute(
          () -> {
            awaitExplanation();
            end(cause);
          });
    } catch (RejectedExecutionException shutDown) {
      end(cause);
    }
  }

  private void awaitExplanation() {
    try {
      over.await(EXPLAINED_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onError(Session failed, Throwable failure) {
    end(causes.failed(failure));
  }

  @Override
  public void whole(W message, long size) {
    listener.received(new Incoming<>(message, size + OVERHEAD, codec));
  }

  @Override
  public void tooBig() {
    end(causes.tooBig());
  }

  /** The connection could not be opened. */
  void notOpened(Throwable failure) {
    end(causes.notOpened(failure));
  }

  @Override
  public void send(Frame frame) {
    W message = codec.encode(frame);
    SendQueue<W> open;
    synchronized (this) {
      open = ended ? null : queue;
    }
    if (open != null) {
      open.add(message);
    }
  }

  @Override
  public void close(String why) {
    synchronized (this) {
      setEnded();
      disconnect(session, why);
    }
  }

  private void end(CloseCause cause) {
    Session open;
    synchronized (this) {
      if (ended) {
        return;
      }
      setEnded();
      open = session;
    }
    if (open != null && cause.kind() == CloseCause.Kind.TOO_BIG) {
      cutOff(open);
    } else {
      disconnect(open, cause.kind().name());
    }
    listener.closed(cause);
  }

  private void setEnded() {
    ended = true;
    over.countDown();
  }

  private void disconnect(Session open, String why) {
    if (open != null) {
      String reason = why.length() <= MAX_REASON ? why : why.substring(0, MAX_REASON);
      run(() -> close(open, new CloseReason(CloseCodes.NORMAL_CLOSURE, reason)));
    }
  }

  /** Closes a session without listening to what is left of a message. */
  private void cutOff(Session open) {
    CloseReason tooBig = new CloseReason(CloseCodes.NORMAL_CLOSURE, CloseCause.Kind.TOO_BIG.name());
    if (Sessions.isClosedByItsReader(open)) {
      close(open, tooBig);
    } else {
      run(
          () -> {
            close(open, tooBig);
            hangUp(open);
          });
    }
  }

  private void run(Runnable close) {
    try {
      closer.execute(close);
    } catch (RejectedExecutionException shutDown) {
      close.run();
    }
  }

  private void close(Session open, CloseReason reason) {
    try {
      if (open.isOpen()) {
        open.close(reason);
      }
    } catch (IOException | RuntimeException alreadyBroken) {
      WsLog.notClosed(causes.failed(alreadyBroken).detail());
    }
  }

  private void hangUp(Session open) {
    try {
      Sessions.hangUp(open);
    } catch (ReflectiveOperationException | RuntimeException alreadyBroken) {
      WsLog.notClosed(causes.failed(alreadyBroken).detail());
    }
  }
}
