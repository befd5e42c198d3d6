package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.DustServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket that shows single frames and the head of the upgrade. */
final class RawSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int WHOLE_TEXT = 0x81;

  private final Socket socket;
  private final DataInputStream in;
  private final String head;

  RawSocket(DustServer server, String header) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    String request =
        "GET /ws/sync/websocket?token="
            + server.token()
            + "&device_id=d&capver=3&vsn=2.0.0 HTTP/1.1\r\nHost: localhost\r\n"
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + header
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readByte());
    }
    head = answer.toString();
  }

  String head() {
    return head;
  }

  /** Sends a short text, masked with zeros. */
  void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 125) {
      throw new IllegalArgumentException("only short frames: " + text);
    }
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(WHOLE_TEXT);
    frame.write(0x80 | bytes.length);
    frame.write(new byte[4]);
    frame.write(bytes);
    OutputStream out = socket.getOutputStream();
    out.write(frame.toByteArray());
    out.flush();
  }

  /** The next frame, which must be a whole text. */
  String whole() throws IOException {
    int first = in.readUnsignedByte();
    if (first != WHOLE_TEXT) {
      throw new AssertionError("a frame that begins with " + Integer.toHexString(first));
    }
    int shortLength = in.readUnsignedByte();
    long length =
        shortLength == 127
            ? in.readLong()
            : shortLength == 126 ? in.readUnsignedShort() : shortLength;
    return new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
