package io.dustlayer.cdi.tck.raw;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/**
 * A frame that came over a channel.
 *
 * @param joinRef empty if it is null
 * @param ref empty if it is null
 * @param topic the topic
 * @param event the event
 * @param payload the payload
 */
public record RawFrame(String joinRef, String ref, String topic, String event, JsonObject payload) {

  static RawFrame parse(String text) {
    JsonArray frame = RawJson.parse(text).asJsonArray();
    return new RawFrame(
        text(frame, 0), text(frame, 1), text(frame, 2), text(frame, 3), frame.getJsonObject(4));
  }

  private static String text(JsonArray frame, int index) {
    return frame.get(index) instanceof JsonString text ? text.getString() : "";
  }

  /**
   * Whether it answers a push.
   *
   * @param push the ref of the push
   * @return true if so
   */
  boolean answers(String push) {
    return event.equals("phx_reply") && ref.equals(push);
  }

  /**
   * The sequence number of an event.
   *
   * @return the payload's {@code store_seq}
   */
  public long storeSeq() {
    return payload.getJsonNumber("store_seq").longValueExact();
  }
}
