package io.dustlayer.cdi.tck.chaos.wire;

import io.dustlayer.cdi.tck.chaos.wire.Repetition.Hidden;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.function.Consumer;

/**
 * Listens to one connection: which writes were sent, and what the client had been told of the store
 * by then. What the server says is noted before it is passed on, so that the client never knows
 * more than this.
 */
final class Tap {

  private final String client;
  private final Consumer<Repetition> sent;
  private final List<Hidden> hidden;
  private final Frames up = new Frames(this::fromClient);
  private final Frames down = new Frames(this::fromServer);
  private long joinedFrom;
  private long caughtUp = -1;

  /**
   * A tap.
   *
   * @param sent told of each write
   * @param hidden what the client was not shown, on whatever connection; changed as it learns more
   */
  Tap(String client, Consumer<Repetition> sent, List<Hidden> hidden) {
    this.client = client;
    this.sent = sent;
    this.hidden = hidden;
  }

  synchronized void up(byte[] bytes, int length) {
    up.add(bytes, length);
  }

  synchronized void down(byte[] bytes, int length) {
    down.add(bytes, length);
  }

  private void fromClient(String text) {
    if (text.contains("\"phx_join\"")) {
      joinedFrom = payload(text).getJsonNumber("last_store_seq").longValueExact();
      caughtUp = -1;
      if (joinedFrom == 0) {
        // It has nothing, and is shown everything again.
        hidden.clear();
      }
    } else if (text.contains("\"write\"")) {
      String opId = payload(text).getString("client_op_id");
      sent.accept(new Repetition(client, opId, hidden, caughtUp));
    }
  }

  private void fromServer(String text) {
    if (text.contains("\"snapshot_seq\"")) {
      hidden.add(
          new Hidden(joinedFrom, payload(text).getJsonNumber("snapshot_seq").longValueExact()));
    } else if (text.contains("\"catch_up_complete\"")) {
      caughtUp = payload(text).getJsonNumber("through_seq").longValueExact();
    }
  }

  // [join_ref, ref, topic, event, payload]
  private static JsonObject payload(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonArray frame = reader.readArray();
      return frame.getJsonObject(4);
    }
  }
}
