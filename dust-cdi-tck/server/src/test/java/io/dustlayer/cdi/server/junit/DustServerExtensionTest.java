package io.dustlayer.cdi.server.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineTestKit;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DustServerExtensionTest {

  private static final List<URI> SEEN = new ArrayList<>();
  private static final AtomicReference<DustServer> LAST = new AtomicReference<>();

  @DustServerTest(store = "mine/links", quirks = Quirk.COOKIES, rateLimits = "1,1000")
  static class Annotated {

    private final DustServer ofConstructor;

    Annotated(DustServer server) {
      ofConstructor = server;
    }

    @BeforeAll
    static void before(DustServer server) {
      LAST.set(server);
      SEEN.add(server.baseUrl());
    }

    @Test
    void every_place_gets_the_same_server(DustServer ofMethod) {
      assertThat(ofMethod).isSameAs(ofConstructor).isSameAs(LAST.get());
    }

    @Test
    void config_finds_the_server(DustServer server) {
      assertThat(configured("dust.store")).isEqualTo("mine/links").isEqualTo(server.store());
      assertThat(configured("dust.token")).isEqualTo(server.token());
      assertThat(configured("dust.base-url")).isEqualTo(server.baseUrl().toString());
    }

    @Test
    void quirks_and_rate_limits_are_the_annotations() throws Exception {
      assertThat(put("a").headers().firstValue("set-cookie")).isPresent();
      assertThat(put("b").statusCode()).isEqualTo(429);
    }

    @Nested
    class Inner {

      @Test
      void shares_the_server(DustServer server) {
        assertThat(server).isSameAs(ofConstructor);
      }
    }

    @Nested
    @DustServerTest(store = "inner/most")
    class InnerWithItsOwn {

      @Test
      void has_another(DustServer server) {
        assertThat(server).isNotSameAs(ofConstructor);
        assertThat(configured("dust.store")).isEqualTo("inner/most");
      }
    }
  }

  @DustServerTest
  static class Failing {

    @Test
    void fails(DustServer server) {
      LAST.set(server);
      Assertions.fail("on purpose");
    }
  }

  @Test
  void a_class_gets_one_server_and_its_settings() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Annotated.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.started(5).succeeded(5));
  }

  @Test
  void each_run_starts_afresh_and_leaves_nothing() {
    String before = System.setProperty("dust.store", "of/before");
    try {
      SEEN.clear();
      a_class_gets_one_server_and_its_settings();
      a_class_gets_one_server_and_its_settings();

      assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
      assertThat(System.getProperty("dust.store")).isEqualTo("of/before");
      assertThat(System.getProperty("dust.token")).isNull();
      assertThat(System.getProperty("dust.base-url")).isNull();
    } finally {
      if (before == null) {
        System.clearProperty("dust.store");
      }
    }
  }

  @Test
  void the_server_stops_even_if_a_test_fails() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Failing.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.failed(1));

    Assertions.assertThatThrownBy(() -> get(LAST.get().baseUrl()))
        .isInstanceOf(ConnectException.class);
  }

  private static String configured(String key) {
    return ConfigProvider.getConfig().getValue(key, String.class);
  }

  private static java.net.http.HttpResponse<String> put(String path) throws Exception {
    URI url =
        URI.create(
            configured("dust.base-url")
                + "/api/stores/"
                + configured("dust.store")
                + "/entries/"
                + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + configured("dust.token"))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("1"))
                .build(),
            BodyHandlers.ofString());
  }

  private static void get(URI url) throws IOException, InterruptedException {
    HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
  }
}
