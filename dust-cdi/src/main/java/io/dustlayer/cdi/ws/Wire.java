package io.dustlayer.cdi.ws;

import jakarta.websocket.MessageHandler;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Text or binary messages of a session.
 *
 * @param <W> what a message is on the wire
 */
interface Wire<W> {

  /** Hears of the messages of a session. */
  interface Receiver<W> {

    /** A whole message, with its size in bytes. */
    void whole(W message, long size);

    /** A message that is longer than allowed; it has been thrown away. */
    void tooBig();
  }

  /** Text messages. */
  Wire<String> TEXT = new Text();

  /** Binary messages. */
  Wire<ByteBuffer> BINARY = new Binary();

  /** Begins to send; the handler is called when the next message may be sent. */
  void send(Session session, W message, SendHandler handler);

  /** Receives messages in parts, so that no container's limit for whole messages applies. */
  void receive(Session session, long maxBytes, Receiver<W> receiver);

  /** Collects the parts of text messages; one thread at a time calls it. */
  final class Text implements Wire<String> {

    private Text() {}

    @Override
    public void send(Session session, String message, SendHandler handler) {
      session.getAsyncRemote().sendText(message, handler);
    }

    @Override
    public void receive(Session session, long maxBytes, Receiver<String> receiver) {
      StringBuilder parts = new StringBuilder();
      AtomicBoolean refused = new AtomicBoolean();
      session.addMessageHandler(
          String.class,
          (MessageHandler.Partial<String>)
              (part, last) -> {
                if (refused.get()) {
                  return;
                }
                if (parts.length() + (long) part.length() > maxBytes) {
                  // A peer that does not mind the close may send for as long as it likes.
                  refused.set(true);
                  parts.setLength(0);
                  parts.trimToSize();
                  receiver.tooBig();
                } else if (last && parts.length() == 0) {
                  receiver.whole(part, part.length());
                } else {
                  parts.append(part);
                  if (last) {
                    String message = parts.toString();
                    parts.setLength(0);
                    // A long message is rare, and would hold its memory for as long as the socket.
                    parts.trimToSize();
                    receiver.whole(message, message.length());
                  }
                }
              });
    }
  }

  /** Collects the parts of binary messages; one thread at a time calls it. */
  final class Binary implements Wire<ByteBuffer> {

    private Binary() {}

    @Override
    public void send(Session session, ByteBuffer message, SendHandler handler) {
      session.getAsyncRemote().sendBinary(message, handler);
    }

    @Override
    public void receive(Session session, long maxBytes, Receiver<ByteBuffer> receiver) {
      AtomicReference<ByteArrayOutputStream> collected =
          new AtomicReference<>(new ByteArrayOutputStream());
      session.addMessageHandler(
          ByteBuffer.class,
          (MessageHandler.Partial<ByteBuffer>)
              (part, last) -> {
                ByteArrayOutputStream parts = collected.get();
                if (parts == null) {
                  return;
                }
                if (parts.size() + (long) part.remaining() > maxBytes) {
                  collected.set(null);
                  receiver.tooBig();
                  return;
                }
                // The container may use its buffer again.
                byte[] copy = new byte[part.remaining()];
                part.get(copy);
                parts.writeBytes(copy);
                if (last) {
                  byte[] message = parts.toByteArray();
                  collected.set(new ByteArrayOutputStream());
                  receiver.whole(ByteBuffer.wrap(message), message.length);
                }
              });
    }
  }
}
