package io.dustlayer.cdi.tck.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server of WebSockets that knows nothing of the protocol: a test says what it sends. Requests
 * that are no upgrade are answered with 404. One client at a time; to be used by one thread.
 */
final class ScriptedServer implements AutoCloseable {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int PATIENCE_SECONDS = 30;

  /** Of a text in pieces, in characters. */
  private static final int PIECE = 5;

  private static final int FINAL = 0x80;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final ServerSocket listening;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Thread accepting;
  private volatile Socket client;

  /** Listens where clients are told to connect: the JVM's loopback address may be another one. */
  ScriptedServer(URI address) throws IOException {
    listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(address.getHost(), address.getPort()));
    accepting = new Thread(this::accept, "tck-scripted-server");
    accepting.setDaemon(true);
    accepting.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try (Socket accepted = listening.accept()) {
        serve(accepted);
      } catch (IOException gone) {
        // The client went away or this was closed; if frames are missing, the test says so.
        client = null;
      }
    }
  }

  private void serve(Socket accepted) throws IOException {
    DataInputStream in = new DataInputStream(accepted.getInputStream());
    String key = "";
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    OutputStream out = accepted.getOutputStream();
    if (key.isEmpty()) {
      String none = "{\"error\":\"not_found\"}";
      out.write(
          ("HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nConnection: close\r\n"
                  + "Content-Length: "
                  + none.length()
                  + "\r\n\r\n"
                  + none)
              .getBytes(StandardCharsets.US_ASCII));
      return;
    }
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(key)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    client = accepted;
    read(in);
  }

  private static String line(DataInputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = in.readByte(); each != '\n'; each = in.readByte()) {
      line.write(each);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  /** The proof that an upgrade was understood. */
  static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void read(DataInputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      int head = in.readUnsignedByte();
      byte[] payload = payload(in);
      switch (head & 0x0f) {
        case CLOSE -> {
          return;
        }
        case PING -> send(PONG, payload);
        case PONG -> {}
        default -> {
          message.write(payload);
          if ((head & FINAL) != 0) {
            heard.add(message.toString(StandardCharsets.UTF_8));
            message.reset();
          }
        }
      }
    }
  }

  /** Clients mask what they send. */
  static byte[] payload(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  /** The next message of the client. */
  String hear() throws InterruptedException {
    String message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("the client sent nothing for " + PATIENCE_SECONDS + " s");
    }
    return message;
  }

  /** Sends a message. */
  void send(String message) throws IOException {
    send(TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a message in frames of a few whole characters, with a ping before the last. */
  void sendInPieces(String message) throws IOException {
    int opcode = TEXT;
    int from = 0;
    while (message.codePointCount(from, message.length()) > PIECE) {
      int to = message.offsetByCodePoints(from, PIECE);
      frame(opcode, message.substring(from, to).getBytes(StandardCharsets.UTF_8));
      opcode = 0;
      from = to;
    }
    ping();
    frame(FINAL | opcode, message.substring(from).getBytes(StandardCharsets.UTF_8));
  }

  /** Asks the client for a sign of life. */
  void ping() throws IOException {
    frame(FINAL | PING, new byte[] {1});
  }

  /** Closes the client's connection, as a server does that restarts. */
  void closeClient(int code) throws IOException {
    Socket closing = client;
    send(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    try {
      closing.shutdownOutput();
    } catch (SocketException gone) {
      // The client may answer so soon that its connection is closed already.
      if (!closing.isClosed()) {
        throw gone;
      }
    }
  }

  private void send(int opcode, byte[] payload) throws IOException {
    frame(FINAL | opcode, payload);
  }

  private synchronized void frame(int head, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 1 << 16) {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(127);
      new DataOutputStream(frame).writeLong(payload.length);
    }
    frame.write(payload);
    OutputStream out = client.getOutputStream();
    out.write(frame.toByteArray());
    out.flush();
  }

  /** Closes everything. As long as a thread waits for a client, the port is still taken. */
  @Override
  public void close() throws IOException {
    listening.close();
    Socket last = client;
    if (last != null) {
      last.close();
    }
    try {
      accepting.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it closes", stopped);
    }
  }
}
