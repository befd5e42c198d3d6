package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;

/** The ids by which the stores of a server are known. */
final class StoreIds {
  private final Map<String, String> ids = new HashMap<>();

  StoreIds(DustServer server, String token) {
    for (JsonValue store :
        new Api(server).as(token).send("GET", "/api/stores", null).json().getJsonArray("stores")) {
      JsonObject described = store.asJsonObject();
      ids.put(described.getString("full_name"), described.getString("id"));
    }
  }

  String of(String fullName) {
    return ids.get(fullName);
  }
}
