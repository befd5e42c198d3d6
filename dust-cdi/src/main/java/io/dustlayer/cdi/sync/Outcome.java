package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.StoreEvent;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What came of a submitted write. */
public sealed interface Outcome {

  /**
   * It is committed.
   *
   * @param storeSeq the sequence number of the operation
   * @param reply the server's reply, where it has more to say (leases, files); else empty
   */
  record Committed(long storeSeq, JsonObject reply) implements Outcome {

    /** What an echo tells: of a lease or a file as much as the reply does. */
    static Committed by(StoreEvent echo) {
      JsonObject reply =
          switch (echo.kind()) {
            case LEASE, RENEW, PUT_FILE -> Members.object(echo.value());
            default -> JsonValue.EMPTY_JSON_OBJECT;
          };
      return new Committed(echo.storeSeq(), reply);
    }
  }

  /**
   * The server refused it; nothing was written.
   *
   * @param reason the server's reason, for example {@code conflict}
   * @param reply the whole reply, for example with {@code retry_after_ms}
   */
  record Refused(String reason, JsonObject reply) implements Outcome {}

  /** It was not sent in time, and will not be: nothing was written. */
  record Withdrawn() implements Outcome {}

  /** It was sent, and its outcome is not known. */
  record Unknown() implements Outcome {}

  /** The engine was stopped before it was sent: nothing was written. */
  record Stopped() implements Outcome {}

  /**
   * Too many writes wait: nothing was written.
   *
   * @param limit how many may wait
   */
  record QueueFull(int limit) implements Outcome {}

  /**
   * The token lacks a scope; nothing was sent.
   *
   * @param scope the missing scope, for example {@code entries:write}
   */
  record NotPermitted(String scope) implements Outcome {}
}
