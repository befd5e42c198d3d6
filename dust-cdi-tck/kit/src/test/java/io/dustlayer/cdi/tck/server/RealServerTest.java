package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.tck.TckServer;
import io.dustlayer.cdi.tck.host.SuiteRunner;
import io.dustlayer.cdi.tck.raw.RawHttp;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import io.dustlayer.cdi.tck.report.TestResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that the kit did not start: its store belongs to somebody else. */
class RealServerTest {

  private DustServer server;
  private RawHttp http;

  @BeforeEach
  void start() {
    server =
        DustServer.builder()
            .store("acme/theirs")
            .rateLimits(RateLimits.off())
            .quirks(Quirk.real())
            .start();
    http =
        new RawHttp(new StoreAddress(server.baseUrl().toString(), server.store(), server.token()));
    System.setProperty("dust.tck.url", server.baseUrl().toString());
    System.setProperty("dust.tck.token", server.token());
    System.setProperty("dust.tck.store", server.store());
  }

  @AfterEach
  void stop() {
    for (String property : new String[] {"url", "token", "store"}) {
      System.clearProperty("dust.tck." + property);
    }
    server.close();
  }

  @Test
  void suites_leave_it_as_they_found_it() {
    http.put("customers/42", "{\"name\":\"theirs\"}");
    http.put("tck2", "1");
    http.put("tck/left/by/an/earlier/run", "1");
    String before = entries().replaceAll("\\{[^{]*\"path\":\"tck/left[^}]*},?", "");

    assertThat(new SuiteRunner().run(PushSuite.class))
        .extracting(TestResult::outcome)
        .containsOnly(TestResult.Outcome.PASSED);

    assertThat(entries()).isEqualTo(before).contains("customers/42/name", "tck2");
  }

  private String entries() {
    return http.list("**", "&limit=1000").body();
  }

  @Test
  void entries_that_its_cleaning_up_could_take_along_are_a_reason_not_to_start() {
    http.put("TCK/a", "1");
    assertThatThrownBy(TckServer::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TCK/a")
        .hasMessageContaining("dust.tck.store");
    assertThat(http.get("TCK/a").status()).isEqualTo(200);
  }

  @Test
  void a_missing_property_is_named() {
    System.clearProperty("dust.tck.token");
    assertThatThrownBy(TckServer::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dust.tck.token");
  }

  @Test
  void a_token_that_is_not_valid_is_told_without_showing_it() {
    System.setProperty("dust.tck.token", "wrong-token");
    assertThatThrownBy(TckServer::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("401")
        .hasMessageContaining("dust.tck.token")
        .hasMessageNotContaining("wrong-token");
  }
}
