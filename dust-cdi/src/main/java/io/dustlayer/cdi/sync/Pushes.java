package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/**
 * Forms the frames that a client sends (PROTOCOL, WebSocket). Its refs are never used twice, so
 * that a late reply cannot be taken for another one's.
 */
final class Pushes {

  // Looked up once: each look-up searches the class path.
  private static final JsonProvider JSON = JsonProvider.provider();

  private final String topic;
  private long lastRef;

  Pushes(String store) {
    this.topic = "store:" + store;
  }

  String topic() {
    return topic;
  }

  /** Its ref is also the join_ref of every later push of the channel. */
  Frame join(long lastStoreSeq) {
    String ref = nextRef();
    JsonObject payload = JSON.createObjectBuilder().add("last_store_seq", lastStoreSeq).build();
    return new Frame(ref, ref, topic, "phx_join", payload);
  }

  Frame heartbeat() {
    return new Frame(
        null, nextRef(), FrameReader.PHOENIX, "heartbeat", JsonValue.EMPTY_JSON_OBJECT);
  }

  Frame status(String joinRef) {
    return new Frame(joinRef, nextRef(), topic, "status", JsonValue.EMPTY_JSON_OBJECT);
  }

  Frame acknowledge(String joinRef, long seq) {
    JsonObject payload = JSON.createObjectBuilder().add("seq", seq).build();
    return new Frame(joinRef, nextRef(), topic, "ack_seq", payload);
  }

  Frame write(String joinRef, WriteRequest request) {
    boolean file = request.kind() == OpKind.PUT_FILE;
    return new Frame(
        joinRef,
        nextRef(),
        topic,
        file ? "put_file" : "write",
        file ? filePayload(request) : writePayload(request));
  }

  private JsonObject writePayload(WriteRequest request) {
    JsonObjectBuilder payload =
        JSON.createObjectBuilder(request.terms())
            .add("op", request.kind().wireName())
            .add("path", request.path().render())
            .add("client_op_id", request.clientOpId());
    if (carriesValue(request.kind())) {
      payload.add("value", request.value());
    }
    // A condition of a wrong type is ignored and the write happens: these have the right ones.
    request.ifMatch().ifPresent(revision -> payload.add("if_match", revision));
    if (request.ifAbsent()) {
      payload.add("if_absent", true);
    }
    request
        .fence()
        .ifPresent(
            fence ->
                payload.add(
                    "fence",
                    JSON.createObjectBuilder()
                        .add("key", fence.key().render())
                        .add("token", fence.token())));
    return payload.build();
  }

  // A file with path_segments crashes the channel: its path is always rendered.
  private JsonObject filePayload(WriteRequest request) {
    return JSON.createObjectBuilder(request.terms())
        .add("path", request.path().render())
        .add("client_op_id", request.clientOpId())
        .build();
  }

  private static boolean carriesValue(OpKind kind) {
    return switch (kind) {
      case SET, MERGE, INCREMENT, ADD, REMOVE -> true;
      case DELETE, PUT_FILE, LEASE, RENEW, RELEASE -> false;
    };
  }

  private String nextRef() {
    return Long.toString(++lastRef);
  }
}
