package io.dustlayer.cdi.protocol;

import jakarta.json.JsonValue;
import java.util.List;
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
 * @param entries those of a snapshot, if its payload was taken apart while it was decoded; it has
 *     no {@code entries} then. Null for all other messages
 */
public record Frame(
    String joinRef,
    String ref,
    String topic,
    String event,
    JsonValue payload,
    List<SnapshotEntry> entries) {

  /**
   * A message that is no snapshot, or one whose entries are in its payload.
   *
   * @param joinRef may be null
   * @param ref may be null
   * @param topic the channel
   * @param event what the message is
   * @param payload usually an object
   */
  public Frame(String joinRef, String ref, String topic, String event, JsonValue payload) {
    this(joinRef, ref, topic, event, payload, null);
  }

  /**
   * Checks what must be present.
   *
   * @param joinRef may be null
   * @param ref may be null
   * @param topic the channel
   * @param event what the message is
   * @param payload usually an object
   * @param entries may be null; not copied, so nobody must change them
   */
  public Frame {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(payload, "payload");
  }
}
