package io.dustlayer.cdi.ws;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket server that does on the wire exactly what a test says: one connection at a time, from
 * the bytes of the upgrade to the bytes of each frame.
 */
final class FrameServer implements AutoCloseable {

  /** What a test does with the connections, each in turn, on the server's thread. */
  interface Script {
    void run(Peer peer) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final Thread thread;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private volatile java.net.Socket current;

  FrameServer(Script script) throws IOException {
    this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), script);
  }

  /** One that listens in its own way, for example for TLS. */
  FrameServer(ServerSocket listening, Script script) {
    this.listening = listening;
    thread = new Thread(() -> serve(script), "frame-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** The request line of the next upgrade. */
  String request() throws InterruptedException {
    return requests.poll(20, TimeUnit.SECONDS);
  }

  private void serve(Script script) {
    while (!listening.isClosed()) {
      try (java.net.Socket socket = listening.accept()) {
        current = socket;
        script.run(new Peer(socket));
      } catch (IOException | InterruptedException ended) {
        // The client or the test went away: the next connection may come.
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    if (current != null) {
      current.close();
    }
    thread.interrupt();
  }

  /** A frame from the client, unmasked. */
  record Received(int opcode, byte[] payload) {

    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  /** The server's end of one connection. */
  final class Peer {

    private final DataInputStream in;
    private final OutputStream out;

    private Peer(java.net.Socket socket) throws IOException {
      this.in = new DataInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    /** Reads the upgrade and accepts it. */
    void accept() throws IOException {
      String key = readRequest();
      write(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + answer(key)
              + "\r\n\r\n");
    }

    /** Reads the upgrade and refuses it. */
    void refuse(String status) throws IOException {
      readRequest();
      write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** Reads the upgrade; returns its key. */
    String readRequest() throws IOException {
      String key = "";
      String line = readLine();
      requests.add(line);
      while (!line.isEmpty()) {
        if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
          key = line.substring(line.indexOf(':') + 1).strip();
        }
        line = readLine();
      }
      return key;
    }

    void sendText(String text) throws IOException {
      send(true, 1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one frame of a message. */
    void send(boolean last, int opcode, byte[] payload) throws IOException {
      ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 10);
      frame.write((last ? 0x80 : 0) | opcode);
      if (payload.length < 126) {
        frame.write(payload.length);
      } else {
        frame.write(127);
        for (int shift = 56; shift >= 0; shift -= 8) {
          frame.write((int) ((long) payload.length >> shift) & 0xFF);
        }
      }
      frame.writeBytes(payload);
      out.write(frame.toByteArray());
      out.flush();
    }

    /** Sends the head of a frame, with the length that it claims to have. */
    void announce(int opcode, long length) throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      head.write(0x80 | opcode);
      head.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        head.write((int) (length >> shift) & 0xFF);
      }
      sendRaw(head.toByteArray());
    }

    /** Sends bytes as they are. */
    void sendRaw(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    void sendClose(int code) throws IOException {
      send(true, 8, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** The next frame of the client. */
    Received receive() throws IOException {
      int opcode = in.readUnsignedByte() & 0x0F;
      long length = in.readUnsignedByte() & 0x7F;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes((int) length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i % 4];
      }
      return new Received(opcode, payload);
    }

    private void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    private String readLine() throws IOException {
      StringBuilder line = new StringBuilder();
      int c = in.read();
      while (c >= 0 && c != '\n') {
        if (c != '\r') {
          line.append((char) c);
        }
        c = in.read();
      }
      if (c < 0) {
        throw new IOException("the client went away");
      }
      return line.toString();
    }

    private static String answer(String key) {
      try {
        byte[] text =
            (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
