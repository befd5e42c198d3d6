package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.sync.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The engine's sockets by generation. What they tell becomes inputs on the driver's thread, where
 * messages are also decoded. Confined to that thread, except {@link Connection}'s callbacks.
 */
final class Sockets {

  private final SocketFactory factory;
  private final Consumer<Runnable> mailbox;
  private final Inputs inputs;
  private final long maxWaiting;
  private final Map<Long, Connection> open = new HashMap<>();

  /** Takes inputs, and how many bytes each came from. */
  interface Inputs {
    void take(Input input, long bytes);
  }

  /**
   * No socket is open.
   *
   * @param mailbox runs tasks on the driver's thread
   * @param inputs called on the driver's thread
   * @param maxWaiting how many bytes of messages may wait to be decoded on one socket
   */
  Sockets(SocketFactory factory, Consumer<Runnable> mailbox, Inputs inputs, long maxWaiting) {
    this.factory = factory;
    this.mailbox = mailbox;
    this.inputs = inputs;
    this.maxWaiting = maxWaiting;
  }

  void open(long generation, Format format) {
    Connection connection = new Connection(generation);
    open.put(generation, connection);
    try {
      connection.socket = factory.open(format, connection);
    } catch (RuntimeException | Error failure) {
      connection.closed(new CloseCause(CloseCause.Kind.LOST, "no socket: " + failure));
    }
  }

  void send(long generation, Frame frame) {
    Connection connection = open.get(generation);
    if (connection != null && connection.socket != null) {
      connection.socket.send(frame);
    }
  }

  void close(long generation, String why) {
    Connection connection = open.remove(generation);
    if (connection != null) {
      connection.end(why);
    }
  }

  void closeAll(String why) {
    List.copyOf(open.keySet()).forEach(generation -> close(generation, why));
  }

  /** One socket; what it tells after its end is dropped. */
  private final class Connection implements SocketListener {

    private final long generation;
    private final AtomicLong waiting = new AtomicLong();
    private Socket socket;
    private volatile boolean ended;
    private volatile boolean flooded;

    Connection(long generation) {
      this.generation = generation;
    }

    @Override
    public void opened() {
      post(() -> inputs.take(new Input.SocketOpened(generation), 0));
    }

    @Override
    public void received(Message message) {
      if (flooded) {
        return;
      }
      long size = message.size();
      if (waiting.addAndGet(size) - size > maxWaiting) {
        flooded = true;
        post(
            () ->
                fail(
                    CloseCause.Kind.LOST,
                    "more than " + maxWaiting + " bytes came faster than they can be applied"));
        return;
      }
      post(() -> take(message, size));
    }

    @Override
    public void closed(CloseCause cause) {
      post(
          () -> {
            ended = true;
            open.remove(generation);
            inputs.take(new Input.SocketClosed(generation, cause), 0);
          });
    }

    private void take(Message message, long size) {
      waiting.addAndGet(-size);
      Frame frame;
      try {
        frame = message.decode();
      } catch (MalformedMessageException malformed) {
        fail(CloseCause.Kind.GARBAGE, malformed.getMessage());
        return;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError unexpected) {
        fail(CloseCause.Kind.GARBAGE, "a message cannot be decoded: " + unexpected.getClass());
        return;
      }
      inputs.take(new Input.FrameReceived(generation, frame), size);
    }

    private void fail(CloseCause.Kind kind, String detail) {
      close(generation, detail);
      inputs.take(new Input.SocketClosed(generation, new CloseCause(kind, detail)), 0);
    }

    private void end(String why) {
      ended = true;
      if (socket != null) {
        socket.close(why);
      }
    }

    private void post(Runnable task) {
      if (!ended) {
        mailbox.accept(
            () -> {
              if (!ended) {
                task.run();
              }
            });
      }
    }
  }
}
