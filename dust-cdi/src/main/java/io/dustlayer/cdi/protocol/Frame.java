package io.dustlayer.cdi.protocol;

import jakarta.json.JsonValue;
import java.util.Objects;

/**
 * One message of a Phoenix channel: {@code [join_ref, ref, topic, event, payload]} on the wire.
 *
 * @param joinRef the {@code ref} of the join that the message belongs to; null on live events and
 *     outside of channels
 * @param ref chosen by the client and echoed in the reply; null on what the server sends unasked
 * @param topic the channel, for example {@code store:acme/main}, or {@code phoenix}
 * @param event what the message is, for example {@code phx_reply}
 * @param payload usually an object
 */
public record Frame(String joinRef, String ref, String topic, String event, JsonValue payload) {

  /**
   * Checks what must be present.
   *
   * @param joinRef may be null
   * @param ref may be null
   * @param topic the channel
   * @param event what the message is
   * @param payload usually an object
   */
  public Frame {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(payload, "payload");
  }
}
