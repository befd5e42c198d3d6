package io.dustlayer.cdi.tck.raw;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * The answer to a push.
 *
 * @param status {@code ok} or {@code error}
 * @param response what it says; an empty object if that is no object
 * @param before the frames that came between the push and its answer
 */
public record RawReply(String status, JsonObject response, List<RawFrame> before) {

  static RawReply of(RawFrame reply, List<RawFrame> before) {
    JsonValue response = reply.payload().get("response");
    return new RawReply(
        reply.payload().getString("status"),
        response instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT,
        List.copyOf(before));
  }

  /**
   * Whether the push was accepted.
   *
   * @return true if so
   */
  public boolean ok() {
    return status.equals("ok");
  }

  /**
   * Why the push was refused.
   *
   * @return empty if it was not, or no reason was given
   */
  public String reason() {
    return response.getString("reason", "");
  }

  /**
   * The sequence number that a write was given.
   *
   * @return the response's {@code store_seq}
   */
  public long storeSeq() {
    return response.getJsonNumber("store_seq").longValueExact();
  }
}
