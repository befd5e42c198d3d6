package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect.Format;
import java.util.ArrayList;
import java.util.List;

/** Sockets that a test opens and closes. */
final class FakeSockets implements SocketFactory {

  /** One of them. */
  static final class FakeSocket implements Socket {
    private final SocketListener listener;
    private final List<Frame> sent = new ArrayList<>();
    private String closed;

    private FakeSocket(SocketListener listener) {
      this.listener = listener;
    }

    @Override
    public void send(Frame frame) {
      sent.add(frame);
    }

    @Override
    public void close(String why) {
      closed = why;
    }

    SocketListener listener() {
      return listener;
    }

    List<Frame> sent() {
      return sent;
    }

    String closedBecause() {
      return closed;
    }
  }

  private final List<FakeSocket> opened = new ArrayList<>();
  private boolean closed;
  private boolean cannotBeOpened;

  void cannotBeOpened(boolean now) {
    cannotBeOpened = now;
  }

  @Override
  public Socket open(Format format, SocketListener listener) {
    if (cannotBeOpened) {
      throw new IllegalStateException("no socket");
    }
    FakeSocket socket = new FakeSocket(listener);
    opened.add(socket);
    return socket;
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  FakeSocket last() {
    return opened.get(opened.size() - 1);
  }

  /** A message that is decoded already. */
  static Message message(Frame frame) {
    return new Message() {
      @Override
      public long size() {
        return 1;
      }

      @Override
      public Frame decode() {
        return frame;
      }
    };
  }
}
