package io.dustlayer.cdi.tck.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Settings that are wrong, missing, unknown or late: rule C1. */
public class ConfigSuite extends HostSuite {

  private static final String LATE = "dust.stores.late.store";

  /** For JUnit, and for test classes of hosts. */
  protected ConfigSuite() {
    super();
  }

  private ConfiguredStores stores() {
    return beans().stores();
  }

  @Test
  @Assertion(id = "DUST-CONFIG-001", rule = Rule.C1)
  void a_malformed_setting_of_any_kind_is_named_by_the_first_call_and_not_before() {
    assertWrong(stores().wrongBaseUrl, "base-url", "DUST0304");
    assertWrong(stores().wrongConnectTimeout, "connect-timeout", "DUST0305");
    assertWrong(stores().wrongReadTimeout, "read-timeout", "DUST0305");
    assertWrong(stores().wrongPageSize, "page-size", "DUST0306");
    assertWrong(stores().wrongFlatWrites, "flat-writes", "DUST0307");
    assertWrong(stores().wrongTransport, "transport", "DUST0307");
    assertWrong(stores().wrongEnabled, "enabled", "DUST0307");
    assertWrong(stores().wrongToken, "token", "DUST0303");
  }

  private static void assertWrong(Dust store, String setting, String code) {
    String key = "dust.stores.wrong-" + setting + '.' + setting;
    String variable = key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");

    // Of all calls the one that needs every setting.
    DustException failure = catchThrowableOfType(DustException.class, store::start);

    assertThat(failure).as(key).isNotNull();
    assertThat(failure.kind()).as(key).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(failure.detail()).isEqualTo(new ErrorDetail.Setting(key, variable));
    assertThat(failure)
        .hasMessageStartingWith(code + ": " + key + " (environment variable " + variable + ")");
  }

  @Test
  @Assertion(id = "DUST-CONFIG-002", rule = Rule.C1)
  void a_store_that_is_switched_off_is_injected_and_each_call_says_so() {
    Dust off = stores().off;
    for (DustException failure :
        List.of(
            catchThrowableOfType(DustException.class, off::store),
            catchThrowableOfType(DustException.class, off::transport),
            catchThrowableOfType(DustException.class, off::start))) {
      assertThat(failure.kind()).isEqualTo(Kind.NOT_SUPPORTED);
      assertThat(failure.detail())
          .isEqualTo(new ErrorDetail.Setting("dust.stores.off.enabled", "DUST_STORES_OFF_ENABLED"));
      assertThat(failure)
          .hasMessageStartingWith("DUST0309: Dust is disabled by dust.stores.off.enabled=false");
    }
  }

  @Test
  @Assertion(id = "DUST-CONFIG-003", rule = Rule.C1)
  void a_setting_counts_if_it_is_there_when_the_first_call_asks_for_it() {
    System.setProperty(LATE, "acme/late");
    try {
      assertThat(stores().late.store()).isEqualTo("acme/late");
    } finally {
      System.clearProperty(LATE);
    }
  }

  @Test
  @Assertion(id = "DUST-CONFIG-004", rule = Rule.C1)
  void a_typing_error_in_a_key_is_warned_of_when_the_application_starts() {
    assertThat(beans().startLog().lines())
        .anySatisfy(
            line ->
                assertThat(line.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.'))
                    .startsWith("dust0308: dust.baseurl ")
                    .contains("did you mean dust.base.url?"));
  }
}
