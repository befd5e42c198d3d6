package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawHttp;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what over HTTP, and what cannot be done at all. */
public class AccessSuite extends ServerSuite {

  private static final int MOST_BYTES = 8_000_000;

  /** For JUnit. */
  protected AccessSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-ACCESS-001", rule = Rule.X1)
  void a_token_that_is_not_valid_is_unauthorized() {
    StoreAddress store = http().store();
    RawHttp stranger = new RawHttp(new StoreAddress(store.baseUrl(), store.store(), "not-a-token"));
    refused(stranger.get(at("leaf")), 401, "unauthorized");
    refused(stranger.put(at("leaf"), "1"), 401, "unauthorized");
  }

  @Test
  @Assertion(id = "DUST-ACCESS-002", rule = Rule.X1)
  void nobody_is_served_without_a_token() {
    HttpRequest request =
        HttpRequest.newBuilder(http().store().route("/entries"))
            .header("Accept", "application/json")
            .build();
    refused(http().send(request), 401, "unauthorized");
  }

  @Test
  @Assertion(id = "DUST-ACCESS-003", rule = Rule.X1)
  void a_store_that_there_is_not_is_not_found() {
    StoreAddress store = http().store();
    String nowhere = store.organization() + "/tck-" + UUID.randomUUID().toString().substring(0, 8);
    RawHttp other = new RawHttp(new StoreAddress(store.baseUrl(), nowhere, store.token()));
    refused(other.list("**", ""), 404, "not_found");
    refused(other.put("tck/a", "1"), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-ACCESS-004", rule = Rule.X1)
  void a_route_that_there_is_not_does_not_look_like_a_missing_entry() {
    RawAnswer answer = http().send("POST", "/tck-no-such-route", "{}");
    assertThat(answer.status()).as("%s", answer).isEqualTo(404);
    assertThat(answer.error()).isNotEqualTo("not_found");
  }

  @Test
  @Assertion(id = "DUST-ACCESS-005", rule = Rule.X1)
  void a_body_that_is_too_large_is_not_stored() {
    String large = "\"" + "x".repeat(MOST_BYTES) + "\"";
    try {
      assertThat(http().put(at("large"), large).status()).isEqualTo(413);
    } catch (UncheckedIOException reset) {
      assertThat(reset).hasMessageContaining("was not answered");
    }
    refused(http().get(at("large")), 404, "not_found");
  }
}
