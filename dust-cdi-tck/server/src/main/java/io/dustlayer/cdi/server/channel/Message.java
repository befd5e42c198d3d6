package io.dustlayer.cdi.server.channel;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * A message of the channel protocol, whatever the frame's format.
 *
 * @param joinRef the ref of the join it belongs to; JSON null for none
 * @param ref chosen by the client; JSON null for what it did not ask for
 * @param topic such as {@code store:acme/main}
 * @param event such as {@code write}
 * @param payload usually an object
 */
record Message(JsonValue joinRef, JsonValue ref, String topic, String event, JsonValue payload) {
  static final String REPLY = "phx_reply";

  /** Something the client did not ask for. */
  static Message push(JsonValue joinRef, String topic, String event, JsonObject payload) {
    return new Message(joinRef, JsonValue.NULL, topic, event, payload);
  }

  /** The answer to this message. */
  Message answered(Reply reply) {
    return new Message(joinRef, ref, topic, REPLY, reply.payload());
  }

  /** The answer to this message where there is no channel to answer it. */
  Message answeredOutsideOfChannel(Reply reply) {
    return new Message(JsonValue.NULL, ref, topic, REPLY, reply.payload());
  }
}
