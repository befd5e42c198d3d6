package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Reads frames as far as checks need it. */
final class Frames {

  private Frames() {}

  static boolean isEvent(Frame frame) {
    return frame.event().equals("event") && frame.topic().equals(Wire.TOPIC) && seq(frame) > 0;
  }

  /** The sequence number of an event; 0 if it names none. */
  static long seq(Frame frame) {
    return number(frame.payload(), "store_seq");
  }

  /** Up to where a snapshot goes; 0 if it does not say. */
  static long snapshotSeq(Frame frame) {
    return number(frame.payload(), "snapshot_seq");
  }

  /** The sequence number that a reply tells of; 0 if it tells of none. */
  static long committedSeq(Frame frame) {
    return frame.payload() instanceof JsonObject payload
        ? number(payload.get("response"), "store_seq")
        : 0;
  }

  private static long number(JsonValue object, String name) {
    return object instanceof JsonObject members && members.get(name) instanceof JsonNumber number
        ? number.longValue()
        : 0;
  }

  /** Whether a frame refuses a join for a reason. */
  static boolean isRefusedJoin(Frame frame, String reason) {
    return frame.event().equals("phx_reply")
        && frame.ref() != null
        && frame.ref().equals(frame.joinRef())
        && frame.payload() instanceof JsonObject payload
        && payload.get("response") instanceof JsonObject response
        && response.getString("reason", "").equals(reason);
  }

  /** Whether a reply refuses a push that reached its channel. */
  static boolean isRefusal(Frame frame) {
    return isError(frame) && !isUnmatched(frame);
  }

  /** Whether a push reached no channel. */
  static boolean isUnmatched(Frame frame) {
    return isRefused(frame, "unmatched topic");
  }

  /** Whether a reply refuses a push for a reason. */
  static boolean isRefused(Frame frame, String reason) {
    return isError(frame)
        && frame
            .payload()
            .asJsonObject()
            .getJsonObject("response")
            .getString("reason", "")
            .equals(reason);
  }

  private static boolean isError(Frame frame) {
    return frame.payload() instanceof JsonObject payload
        && payload.getString("status", "").equals("error")
        && payload.get("response") instanceof JsonObject;
  }
}
