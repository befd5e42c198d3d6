package io.dustlayer.cdi.tck;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.tck.durable.DurableServers;
import io.dustlayer.cdi.tck.host.HostProcess;
import io.dustlayer.cdi.tck.host.Suites;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import io.dustlayer.cdi.tck.transport.TlsServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the suites run against: an embedded Dust server, and a server that answers every write and
 * notes the request as it came over the wire. A host configures itself with {@link #config()}
 * before it starts. Not safe for concurrent use.
 */
public final class TckEnvironment implements AutoCloseable {

  /** How many events wait for one receiver of the observed store at most. */
  public static final int EVENT_QUEUE = 50;

  private final TckServer server;
  private final Optional<TlsServers> tls;
  private final WireMockServer wire;
  private final int goldenPort = freePort();
  private final int hostilePort = freePort();
  private final Optional<DurableServers> durable;

  private TckEnvironment(
      TckServer server,
      Optional<TlsServers> tls,
      WireMockServer wire,
      Optional<DurableServers> durable) {
    this.durable = durable;
    this.server = server;
    this.tls = tls;
    this.wire = wire;
  }

  /**
   * Starts the servers on random loopback ports; instead of a Dust server of its own it uses the
   * one that the system properties name, see {@link TckServer#start()}.
   *
   * @return the running environment
   * @throws IllegalArgumentException if a property is missing or wrong
   * @throws IllegalStateException if the server that they name cannot be used
   */
  public static TckEnvironment start() {
    Set<Quirk> quirks = Quirk.parse(System.getProperty(TckServer.QUIRKS, "none"));
    return start(Optional.of(TlsServers.start(quirks)), Optional.empty());
  }

  /**
   * Starts the servers for {@link Suites#beforeRestart()} and {@link Suites#afterRestart()}: also
   * those of stores with files that outlive the application, and none that speak TLS.
   *
   * @return the running environment
   */
  public static TckEnvironment startWithFiles() {
    return start(Optional.empty(), Optional.of(DurableServers.start()));
  }

  private static TckEnvironment start(Optional<TlsServers> tls, Optional<DurableServers> durable) {
    TckServer server = TckServer.start();
    WireMockServer wire =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    wire.start();
    wire.stubFor(
        WireMock.any(WireMock.anyUrl())
            .willReturn(WireMock.okJson("{\"revision\":1,\"store_seq\":1}")));
    return new TckEnvironment(server, tls, wire, durable);
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
    StoreAddress main = server.main();
    config.put("dust.store", main.store());
    config.put("dust.token", main.token());
    config.put("dust.base-url", main.baseUrl());
    config.put("dust.transport", System.getProperty("dust.tck.transport", "http"));
    // Servers with quirks do not announce what others write over HTTP: they are asked.
    config.put("dust.sdk.status-interval", "100ms");
    config.put("dust.sdk.rejoin-interval", "1s");
    store(config, "plain", main.store(), main.token(), main.baseUrl());
    store(config, "wire", "acme/wire", "any-token", wire.baseUrl());
    store(config, "refused", main.store(), main.token(), "http://127.0.0.1:1");
    store(config, "forbidden", main.store(), "not-a-token", main.baseUrl());
    store(config, "unknown", main.organization() + "/tck-nowhere", main.token(), main.baseUrl());
    store(config, "malformed", "acme", main.token(), main.baseUrl());
    config.put("dust.stores.unconfigured.transport", "http");
    store(config, "golden", "acme/golden", "any-token", "http://127.0.0.1:" + goldenPort);
    config.put("dust.stores.golden.transport", "auto");
    // What it sends is all in the scripts.
    config.put("dust.stores.golden.sdk.status-interval", "10m");
    addHostile(config);
    if (!server.isEmbedded()) {
      config.put(TckServer.URL, main.baseUrl());
    }
    StoreAddress live = server.live();
    store(config, "live", live.store(), live.token(), live.baseUrl());
    config.put("dust.stores.live.transport", "auto");
    config.put("dust.stores.live.events.queue", Integer.toString(EVENT_QUEUE));
    config.put("dust.stores.heir.store", main.store());
    config.put("dust.stores.heir.token", main.token());
    config.putAll(tls.map(TlsServers::config).orElseGet(TlsServers::none));
    config.putAll(durable.map(DurableServers::config).orElseGet(DurableServers::none));
    addMistakes(config, main);
    return config;
  }

  /**
   * Has files of the application damaged, to be found by its next run. Only while it does not run.
   *
   * @throws IllegalStateException if there are none
   */
  public void damageFiles() {
    durable
        .orElseThrow(() -> new IllegalStateException("started without stores that have files"))
        .damageFiles();
  }

  private void addHostile(Map<String, String> config) {
    store(
        config,
        "hostile",
        "acme/hostile",
        "do-not-print-the-token-of-the-tck",
        "http://127.0.0.1:" + hostilePort);
    String prefix = "dust.stores.hostile.";
    config.put(prefix + "transport", "auto");
    config.put(prefix + "connect-timeout", "2s");
    config.put(prefix + "ack-timeout", "2s");
    config.put(prefix + "sdk.heartbeat-interval", "3s");
    config.put(prefix + "sdk.status-interval", "200ms");
    config.put(prefix + "sdk.max-message", "2MB");
  }

  private static void addMistakes(Map<String, String> config, StoreAddress main) {
    config.put("dust.baseurl", "a typing error");
    config.put("dust.stores.tokenless.store", main.store());
    config.put("dust.stores.tokenless.transport", "http");
    config.put("dust.stores.late.transport", "http");
    store(config, "off", main.store(), main.token(), main.baseUrl());
    config.put("dust.stores.off.enabled", "false");
    wrong(config, main, "base-url", "nowhere");
    wrong(config, main, "connect-timeout", "soon");
    wrong(config, main, "read-timeout", "-1s");
    wrong(config, main, "page-size", "0");
    wrong(config, main, "flat-writes", "sometimes");
    wrong(config, main, "transport", "pigeon");
    wrong(config, main, "enabled", "perhaps");
    wrong(config, main, "token", "two words");
  }

  /** A store whose transport could be started, were it not for one setting. */
  private static void wrong(
      Map<String, String> config, StoreAddress main, String setting, String value) {
    String name = "wrong-" + setting;
    store(config, name, main.store(), main.token(), main.baseUrl());
    config.put("dust.stores." + name + ".transport", "auto");
    config.put("dust.stores." + name + '.' + setting, value);
  }

  /** Stops the servers, and deletes what the suites left on one that is not its own. */
  @Override
  public void close() {
    durable.ifPresent(DurableServers::close);
    wire.stop();
    tls.ifPresent(TlsServers::close);
    server.close();
  }

  private static void store(
      Map<String, String> config, String name, String store, String token, String baseUrl) {
    config.put("dust.stores." + name + ".store", store);
    config.put("dust.stores." + name + ".token", token);
    config.put("dust.stores." + name + ".base-url", baseUrl);
    config.put("dust.stores." + name + ".transport", "http");
  }

  /** The suite that listens there begins later, and in the host's virtual machine. */
  private static int freePort() {
    try {
      return HostProcess.freePort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
