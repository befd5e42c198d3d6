package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.store.Store;
import jakarta.json.JsonObject;

/**
 * A message of a joined client.
 *
 * @param socket where it came from
 * @param channel the join it belongs to
 * @param event what it asks for
 * @param payload the details
 */
record Push(ClientSocket socket, StoreChannel channel, String event, JsonObject payload) {
  AccessToken token() {
    return socket.token();
  }

  Store store() {
    return channel.store();
  }
}
