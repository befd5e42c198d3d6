package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.ws.FrameServer.Peer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;

/** The server's end of a channel, which speaks the protocol where the test wants it to. */
final class HostileChannel {

  static final String TOPIC = "store:acme/main";

  private final Peer peer;
  private String joinRef;

  private HostileChannel(Peer peer) {
    this.peer = peer;
  }

  /** Accepts the upgrade, and nothing else. */
  static HostileChannel connected(Peer peer) throws IOException {
    peer.accept();
    return new HostileChannel(peer);
  }

  /** Accepts the upgrade and the join, and says that the store is at a sequence number. */
  static HostileChannel joined(Peer peer, long seq) throws IOException {
    HostileChannel channel = connected(peer);
    channel.join(seq);
    return channel;
  }

  /** Reads the join. */
  String awaitJoin() throws IOException {
    joinRef = await("phx_join").getString(1);
    return joinRef;
  }

  void join(long seq) throws IOException {
    awaitJoin();
    catchUp(seq);
  }

  private void catchUp(long seq) throws IOException {
    reply(joinRef, "{\"store_seq\":" + seq + ",\"capver\":3,\"capver_min\":3}");
    if (seq > 0) {
      push('"' + joinRef + '"', "snapshot", "{\"snapshot_seq\":" + seq + ",\"entries\":{}}");
    }
    push('"' + joinRef + '"', "catch_up_complete", "{\"through_seq\":" + seq + "}");
  }

  /** Answers heartbeats, status requests and writes until the client goes away. */
  void serve(long seq) throws IOException {
    long last = seq;
    while (true) {
      JsonArray frame = read();
      switch (frame.getString(3)) {
        case "heartbeat" ->
            peer.sendText(
                "[null,\""
                    + frame.getString(1)
                    + "\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
        case "status" -> reply(frame.getString(1), "{\"current_seq\":" + last + "}");
        case "write" -> reply(frame.getString(1), "{\"store_seq\":" + ++last + "}");
        // A gap makes a client join again.
        case "phx_join" -> {
          joinRef = frame.getString(1);
          catchUp(last);
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

  void reply(String ref, String response) throws IOException {
    peer.sendText(
        "[\"%s\",\"%s\",\"%s\",\"phx_reply\",{\"status\":\"ok\",\"response\":%s}]"
            .formatted(joinRef, ref, TOPIC, response));
  }

  void event(long seq, String path, String value) throws IOException {
    push(
        "null",
        "event",
        "{\"store_seq\":%d,\"op\":\"set\",\"path\":%s,\"value\":%s}".formatted(seq, path, value));
  }

  void push(String frameJoinRef, String event, String payload) throws IOException {
    peer.sendText("[%s,null,\"%s\",\"%s\",%s]".formatted(frameJoinRef, TOPIC, event, payload));
  }

  private JsonArray read() throws IOException {
    FrameServer.Received frame = peer.receive();
    while (frame.opcode() != 1) {
      if (frame.opcode() == 8) {
        throw new IOException("the client says goodbye");
      }
      frame = peer.receive();
    }
    try (var reader = Json.createReader(new StringReader(frame.text()))) {
      JsonValue message = reader.readValue();
      return message.asJsonArray();
    }
  }
}
