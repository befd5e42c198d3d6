package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * What a client's message is answered with.
 *
 * @param ok whether what was asked for happened
 * @param response the details
 */
record Reply(boolean ok, JsonObject response) {
  static Reply ok(JsonObjectBuilder response) {
    return new Reply(true, response.build());
  }

  static Reply done() {
    return ok(JsonValues.object());
  }

  static Reply error(JsonObjectBuilder response) {
    return new Reply(false, response.build());
  }

  static Reply error(String reason) {
    return error(JsonValues.object().add("reason", reason));
  }

  JsonObject payload() {
    return JsonValues.object().add("response", response).add("status", ok ? "ok" : "error").build();
  }
}
