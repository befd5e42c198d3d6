package io.dustlayer.examples.readinglist;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives the application under test a store, and the test that store's server. Over HTTP, where
 * every call meets the server and its scripted misbehaviour.
 */
public class EmbeddedDust implements QuarkusTestResourceLifecycleManager {

  private DustServer server;

  @Override
  public Map<String, String> start() {
    server = DustServer.builder().rateLimits(RateLimits.off()).start();
    return Map.of(
        "dust.store", server.store(),
        "dust.token", server.token(),
        "dust.base-url", server.baseUrl().toString(),
        "dust.transport", "http");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(server, new TestInjector.MatchesType(DustServer.class));
  }

  @Override
  public void stop() {
    server.close();
  }
}
