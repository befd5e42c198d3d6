package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.StoreEvent;
import jakarta.json.JsonObject;
import java.util.List;

/** What a received frame means. */
sealed interface Incoming {

  /** The answer to a push of ours. */
  record Reply(String ref, boolean ok, JsonObject response) implements Incoming {

    /** The server's reason for a refusal; empty text if it names none. */
    String reason() {
      return Members.text(response, "reason").orElse("");
    }
  }

  /**
   * A committed operation.
   *
   * @param joinRef the join whose catch-up it belongs to; null if it is announced live
   */
  record Event(String joinRef, StoreEvent event) implements Incoming {}

  /** The state at a sequence number, in place of the operations up to it. */
  record Snapshot(String joinRef, long seq, List<Leaf> leaves) implements Incoming {}

  /**
   * The catch-up has sent everything.
   *
   * @param throughSeq the last sequence number of it; 0 if the server does not say
   */
  record CaughtUp(String joinRef, long throughSeq) implements Incoming {}

  /**
   * The channel crashed, or was ended by the server.
   *
   * @param joinRef which join; null if the server does not say
   * @param crashed whether it crashed
   */
  record ChannelEnded(String joinRef, boolean crashed) implements Incoming {}

  /**
   * A part of the store's history that cannot be read. It must not be skipped.
   *
   * @param what for the operator
   * @param seq its sequence number; 0 if that cannot be read either
   */
  record Unreadable(String what, long seq) implements Incoming {}

  /**
   * Something that does not concern the mirror.
   *
   * @param what for the operator
   */
  record Unknown(String what) implements Incoming {}
}
