package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.channel.ChannelServer;
import io.dustlayer.cdi.server.channel.ChannelSettings;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.http.HttpApi;
import io.dustlayer.cdi.server.http.HttpFront;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreSettings;
import io.dustlayer.cdi.server.store.StoreUnusableException;
import io.dustlayer.cdi.server.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a server is made of, and keeps when it is restarted.
 *
 * @param host the address to listen on
 * @param maxConnections how many may be open at once
 * @param certificate for TLS; null for none
 * @param data where the stores are; null for memory
 * @param stores how they behave
 * @param channels the limits of sockets
 * @param tokens those that are accepted
 * @param limiter counts requests
 * @param limits how much there may be
 * @param faults the scripted misbehaviour
 */
record ServerSetup(
    String host,
    int maxConnections,
    ServerCertificate certificate,
    Path data,
    StoreSettings stores,
    ChannelSettings channels,
    TokenRegistry tokens,
    RateLimiter limiter,
    PlanLimits limits,
    Faults faults) {
  StoreCatalog openStores() {
    try {
      return data == null ? StoreCatalog.inMemory(stores) : StoreCatalog.in(data, stores);
    } catch (StoreUnusableException unusable) {
      throw new ServerStartException(unusable.getMessage(), unusable);
    }
  }

  String scheme() {
    return certificate == null ? "http" : "https";
  }

  HttpFront openFront(StoreCatalog catalog, int port) {
    HttpApi api = new HttpApi(catalog, tokens, limiter, stores.quirks(), stores.clock(), limits);
    ChannelServer sockets =
        new ChannelServer(
            catalog,
            tokens,
            limiter,
            limits,
            stores.quirks(),
            stores.clock(),
            channels,
            faults.frames());
    try {
      return HttpFront.open(host, port, maxConnections, certificate, api, sockets, faults);
    } catch (IOException failed) {
      sockets.close();
      throw new ServerStartException(
          "cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + failed.getMessage()
              + "); choose another port, or 0 for any free one",
          failed);
    }
  }
}
