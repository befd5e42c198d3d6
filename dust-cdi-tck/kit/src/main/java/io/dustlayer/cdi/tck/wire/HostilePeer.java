package io.dustlayer.cdi.tck.wire;

import io.dustlayer.cdi.tck.raw.RawJson;
import jakarta.json.JsonArray;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The server's end of one connection, which keeps to the protocol only where a suite wants it to.
 */
final class HostilePeer {

  /** Ends a message. */
  static final int FINAL = 0x80;

  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;

  /** More than any client may ever take. */
  static final long GIGABYTE = 1L << 30;

  private static final String TOPIC = "store:acme/hostile";
  private static final int MASK = 0x80;
  private static final byte[] JUNK = new byte[100_000];

  static {
    Arrays.fill(JUNK, (byte) 'x');
  }

  private final DataInputStream in;
  private final OutputStream out;
  private final String key;
  private String joinRef = "";

  /** Reads the request. */
  HostilePeer(Socket socket) throws IOException {
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    String found = "";
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        found = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    key = found;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = in.readByte(); each != '\n'; each = in.readByte()) {
      line.write(each);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  boolean isUpgrade() {
    return !key.isEmpty();
  }

  void notFound() throws IOException {
    raw("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  }

  /** Accepts the upgrade. */
  void accept() throws IOException {
    upgrade(ScriptedServer.accept(key));
  }

  /** Answers the upgrade, with any proof that it was understood. */
  void upgrade(String proof) throws IOException {
    raw(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + proof
            + "\r\n\r\n");
  }

  /** Sends bytes as they are. */
  void raw(String latin1) throws IOException {
    out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Sends up to a gigabyte; returns how much the client has taken before it went away. */
  long junk() {
    long sent = 0;
    try {
      while (sent < GIGABYTE) {
        out.write(JUNK);
        sent += JUNK.length;
      }
    } catch (IOException cutOff) {
      return sent;
    }
    return sent;
  }

  /** Sends up to a gigabyte of one message; returns how much the client has taken. */
  long fragments() {
    long sent = 0;
    try {
      frame(TEXT, JUNK);
      while (sent < GIGABYTE) {
        frame(0, JUNK);
        sent += JUNK.length;
      }
    } catch (IOException cutOff) {
      return sent;
    }
    return sent;
  }

  /** Sends a frame. */
  void frame(int head, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 10);
    frame.write(head);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 1 << 16) {
      frame.write(126);
      new DataOutputStream(frame).writeShort(payload.length);
    } else {
      frame.write(127);
      new DataOutputStream(frame).writeLong(payload.length);
    }
    frame.write(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  /** Sends the head of a frame, with the length that it claims to have. */
  void announce(int head, long length) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(head);
    data.writeByte(127);
    data.writeLong(length);
    data.flush();
  }

  /** Sends a frame as only clients may. */
  void masked(int head, byte[] payload) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(head);
    data.writeByte(MASK | payload.length);
    data.writeInt(0);
    data.write(payload);
    data.flush();
  }

  void text(String text) throws IOException {
    frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Accepts the upgrade and the join; returns where the client is, and says it is all there is. */
  long join() throws IOException {
    accept();
    long seq = awaitJoin();
    catchUp(seq);
    return seq;
  }

  /** Reads the join; returns where the client is. */
  long awaitJoin() throws IOException {
    return joined(await("phx_join"));
  }

  private long joined(JsonArray join) {
    joinRef = join.getString(1);
    return join.getJsonObject(4).getJsonNumber("last_store_seq").longValueExact();
  }

  private void catchUp(long seq) throws IOException {
    reply(joinRef, "ok", joined(seq));
    complete(seq);
  }

  private static String joined(long seq) {
    return "{\"store_seq\":" + seq + ",\"capver\":3,\"capver_min\":3}";
  }

  private void complete(long seq) throws IOException {
    push('"' + joinRef + '"', "catch_up_complete", "{\"through_seq\":" + seq + "}");
  }

  /** Tells of writes, all of them to the same path. */
  void written(long from, long last) throws IOException {
    for (long seq = from; seq <= last; seq++) {
      event(seq, "tck/a", "1");
    }
  }

  /** Answers until the client goes away, as a server that has all those writes. */
  void serve(long seq) throws IOException {
    long last = seq;
    while (true) {
      JsonArray frame = read();
      String ref = frame.isNull(1) ? "" : frame.getString(1);
      switch (frame.getString(3)) {
        case "heartbeat" ->
            text(
                "[null,\""
                    + ref
                    + "\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
        case "status" -> reply(ref, "ok", "{\"current_seq\":" + last + "}");
        case "write" -> {
          last++;
          reply(ref, "ok", "{\"store_seq\":" + last + "}");
          written(last, last);
        }
        case "phx_join" -> {
          long from = joined(frame);
          reply(joinRef, "ok", joined(last));
          written(from + 1, last);
          complete(last);
        }
        default -> {}
      }
    }
  }

  /** Reads until a frame of this kind comes. */
  JsonArray await(String event) throws IOException {
    JsonArray frame = read();
    while (!frame.getString(3).equals(event)) {
      frame = read();
    }
    return frame;
  }

  void reply(String ref, String status, String response) throws IOException {
    text(
        "[\"%s\",\"%s\",\"%s\",\"phx_reply\",{\"status\":\"%s\",\"response\":%s}]"
            .formatted(joinRef, ref, TOPIC, status, response));
  }

  void event(long seq, String path, String value) throws IOException {
    push(
        "null",
        "event",
        "{\"store_seq\":%d,\"op\":\"set\",\"path\":\"%s\",\"value\":%s}"
            .formatted(seq, path, value));
  }

  private void push(String frameJoinRef, String event, String payload) throws IOException {
    text("[%s,null,\"%s\",\"%s\",%s]".formatted(frameJoinRef, TOPIC, event, payload));
  }

  private JsonArray read() throws IOException {
    while (true) {
      int head = in.readUnsignedByte();
      byte[] payload = ScriptedServer.payload(in);
      switch (head & 0x0f) {
        case TEXT -> {
          return RawJson.parse(new String(payload, StandardCharsets.UTF_8)).asJsonArray();
        }
        case CLOSE -> throw new IOException("the client says goodbye");
        default -> {}
      }
    }
  }
}
