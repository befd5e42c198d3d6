package io.dustlayer.cdi.ws;

import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Sends one message after the other, each when the one before is through: some containers lose, and
 * others refuse, what is sent meanwhile. Safe for use from any thread.
 *
 * @param <W> what a message is on the wire
 */
final class SendQueue<W> {

  private final Session session;
  private final Wire<W> wire;
  private final Consumer<Throwable> onFailure;
  private final Queue<W> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean failed;

  /**
   * An empty queue.
   *
   * @param onFailure called once, when a message could not be sent; later ones are dropped
   */
  SendQueue(Session session, Wire<W> wire, Consumer<Throwable> onFailure) {
    this.session = session;
    this.wire = wire;
    this.onFailure = onFailure;
  }

  void add(W message) {
    synchronized (this) {
      if (failed) {
        return;
      }
      waiting.add(message);
      if (sending) {
        return;
      }
      sending = true;
    }
    sendNext();
  }

  // A container may complete a message before send returns: a loop instead of recursion.
  private void sendNext() {
    Step step;
    do {
      W message = next();
      if (message == null) {
        return;
      }
      step = new Step();
      try {
        wire.send(session, message, step::completed);
      } catch (RuntimeException | Error failure) {
        fail(failure);
        return;
      }
    } while (step.returned());
  }

  private synchronized W next() {
    W message = failed ? null : waiting.poll();
    sending = message != null;
    return message;
  }

  private void fail(Throwable failure) {
    synchronized (this) {
      if (failed) {
        return;
      }
      failed = true;
      waiting.clear();
    }
    onFailure.accept(failure);
  }

  /** One message: whichever comes second, its completion or the return of send, goes on. */
  private final class Step {

    private boolean first = true;

    void completed(SendResult result) {
      if (!result.isOK()) {
        fail(result.getException());
      } else if (!isFirst()) {
        sendNext();
      }
    }

    /** Whether it is through already, so that the sender itself goes on. */
    boolean returned() {
      return !isFirst();
    }

    private synchronized boolean isFirst() {
      boolean was = first;
      first = false;
      return was;
    }
  }
}
