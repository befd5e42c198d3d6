package io.dustlayer.cdi.tck;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.tck.transport.TlsServers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the suites run against: an embedded Dust server, and a server that answers every write and
 * notes the request as it came over the wire. A host configures itself with {@link #config()}
 * before it starts. Not safe for concurrent use.
 */
public final class TckEnvironment implements AutoCloseable {

  /** How many events wait for one receiver of the observed store at most. */
  public static final int EVENT_QUEUE = 50;

  private final DustServer server;
  private final TlsServers tls;
  private final WireMockServer wire;

  private TckEnvironment(DustServer server, TlsServers tls, WireMockServer wire) {
    this.server = server;
    this.tls = tls;
    this.wire = wire;
  }

  /**
   * Starts the servers on random loopback ports, with empty stores in memory. The system property
   * {@code dust.tck.quirks} names the server's quirks to switch on: {@code real} for all, nothing
   * for none.
   *
   * @return the running environment
   * @throws IllegalArgumentException if a quirk has another name
   */
  public static TckEnvironment start() {
    Set<Quirk> quirks = Quirk.parse(System.getProperty("dust.tck.quirks", "none"));
    DustServer server =
        DustServer.builder()
            .inMemory()
            .store("acme/main")
            .store("acme/live")
            .rateLimits(RateLimits.off())
            .quirks(quirks)
            .start();
    WireMockServer wire =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    wire.start();
    wire.stubFor(
        WireMock.any(WireMock.anyUrl())
            .willReturn(WireMock.okJson("{\"revision\":1,\"store_seq\":1}")));
    return new TckEnvironment(server, TlsServers.start(quirks), wire);
  }

  /**
   * The settings that make a host use this environment. The system property {@code
   * dust.tck.transport} says over which transport the default store is used: {@code http}, as
   * without the property, or {@code sdk}. The other stores, each wrong in its way, are used over
   * HTTP, except the one that is observed, whose transport is left to the library.
   *
   * @return values by MP Config key
   */
  public Map<String, String> config() {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("dust.store", server.store());
    config.put("dust.token", server.token());
    config.put("dust.base-url", server.baseUrl().toString());
    config.put("dust.transport", System.getProperty("dust.tck.transport", "http"));
    // Servers with quirks do not announce what others write over HTTP: they are asked.
    config.put("dust.sdk.status-interval", "100ms");
    store(config, "wire", "acme/wire", "any-token", wire.baseUrl());
    store(config, "refused", "acme/main", server.token(), "http://127.0.0.1:1");
    store(config, "forbidden", "acme/main", "not-a-token", server.baseUrl().toString());
    store(config, "unknown", "acme/nowhere", server.token(), server.baseUrl().toString());
    store(config, "malformed", "acme", server.token(), server.baseUrl().toString());
    config.put("dust.stores.unconfigured.transport", "http");
    store(config, "live", "acme/live", server.token(), server.baseUrl().toString());
    config.put("dust.stores.live.transport", "auto");
    config.put("dust.stores.live.events.queue", Integer.toString(EVENT_QUEUE));
    config.putAll(tls.config());
    return config;
  }

  /** Stops the servers. */
  @Override
  public void close() {
    wire.stop();
    tls.close();
    server.close();
  }

  private static void store(
      Map<String, String> config, String name, String store, String token, String baseUrl) {
    config.put("dust.stores." + name + ".store", store);
    config.put("dust.stores." + name + ".token", token);
    config.put("dust.stores." + name + ".base-url", baseUrl);
    config.put("dust.stores." + name + ".transport", "http");
  }
}
