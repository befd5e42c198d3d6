package io.dustlayer.cdi.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.transport.TlsEntities.Trusting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers with certificates of a private authority: rules T1, T2 and C1. */
public class TlsSuite extends HostSuite {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String NOT_TRUSTED = "the server's certificate is not trusted";
  private static final String OTHER_NAME = "the server's certificate is not for this host";

  /** For JUnit, and for test classes of hosts. */
  protected TlsSuite() {
    super();
  }

  private TlsBeans tls() {
    return beans().tls();
  }

  @AfterEach
  void stop() {
    TlsBeans tls = tls();
    List.of(tls.trustingStore, tls.untrustingStore, tls.misnamedStore, tls.selfSignedStore)
        .forEach(Dust::stop);
  }

  @Test
  @Assertion(id = "DUST-TLS-001", rule = Rule.T1)
  void a_server_of_a_trusted_private_authority_is_reached_over_http() {
    assertThat(tls().trustingStore.transport()).isEqualTo(TransportKind.HTTP);
    Trusting written = new Trusting("http", "over TLS");

    tls().trusting.insert(written);

    assertThat(tls().trusting.get("http")).contains(written);
  }

  @Test
  @Assertion(id = "DUST-TLS-002", rule = Rule.T2)
  void a_server_of_a_trusted_private_authority_is_reached_over_the_sdk_transport()
      throws InterruptedException {
    Dust store = tls().trustingStore;
    store.start();
    assertThat(store.awaitSynced(PATIENCE)).as("synced: %s", store.status()).isTrue();
    Trusting written = new Trusting("sdk", "over TLS");

    tls().trusting.insert(written);

    assertThat(store.transport()).isEqualTo(TransportKind.SDK);
    assertThat(tls().trusting.get("sdk")).contains(written);
    assertThat(store.status().lastError()).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-TLS-003", rule = Rule.T1)
  void a_server_that_is_not_trusted_is_refused_over_http_and_the_setting_named() {
    DustException refused = failure(() -> tls().untrusting.get("a"));

    assertThat(refused.kind()).isEqualTo(Kind.NETWORK);
    assertThat(refused)
        .hasMessageContaining(NOT_TRUSTED)
        .hasMessageContaining("dust.tls.trust-store (DUST_TLS_TRUST_STORE)");
  }

  @Test
  @Assertion(id = "DUST-TLS-004", rule = Rule.T2)
  void a_server_that_is_not_trusted_is_refused_by_the_sdk_transport_and_the_setting_named() {
    assertThat(errorOf(tls().untrustingStore))
        .contains(NOT_TRUSTED)
        .contains("dust.tls.trust-store (DUST_TLS_TRUST_STORE)");
  }

  @Test
  @Assertion(id = "DUST-TLS-005", rule = Rule.T1)
  void a_certificate_of_another_host_is_refused_over_http() {
    DustException refused = failure(() -> tls().misnamed.get("a"));

    assertThat(refused.kind()).isEqualTo(Kind.NETWORK);
    assertThat(refused).hasMessageContaining(OTHER_NAME);
  }

  @Test
  @Assertion(id = "DUST-TLS-006", rule = Rule.T2)
  void a_certificate_of_another_host_is_refused_by_the_sdk_transport() {
    assertThat(errorOf(tls().misnamedStore)).contains(OTHER_NAME);
  }

  @Test
  @Assertion(id = "DUST-TLS-007", rule = Rule.T1)
  void a_certificate_of_nobody_is_refused_over_http() {
    DustException refused = failure(() -> tls().selfSigned.get("a"));

    assertThat(refused.kind()).isEqualTo(Kind.NETWORK);
    assertThat(refused).hasMessageContaining(NOT_TRUSTED);
  }

  @Test
  @Assertion(id = "DUST-TLS-008", rule = Rule.T2)
  void a_certificate_of_nobody_is_refused_by_the_sdk_transport() {
    assertThat(errorOf(tls().selfSignedStore)).contains(NOT_TRUSTED);
  }

  @Test
  @Assertion(id = "DUST-TLS-009", rule = Rule.C1)
  void a_trust_store_that_does_not_exist_is_named_by_both_transports() {
    for (DustException refused :
        List.of(
            failure(() -> tls().untrustable.get("a")), failure(tls().untrustableStore::start))) {
      assertThat(refused.kind()).isEqualTo(Kind.INVALID_PARAMS);
      assertThat(refused).hasMessageContaining("missing.pem', which does not exist");
      assertThat(refused.detail())
          .isEqualTo(
              new ErrorDetail.Setting(
                  "dust.stores.untrustable.tls.trust-store",
                  "DUST_STORES_UNTRUSTABLE_TLS_TRUST_STORE"));
    }
  }

  private static DustException failure(Runnable call) {
    DustException failure = catchThrowableOfType(DustException.class, call::run);
    assertThat(failure).as("a DustException").isNotNull();
    for (Throwable link = failure; link != null; link = link.getCause()) {
      assertThat(link.toString()).doesNotContain(password());
    }
    return failure;
  }

  private static String password() {
    return ConfigProvider.getConfig()
        .getValue("dust.stores.selfsigned.tls.trust-store-password", String.class);
  }

  private static String errorOf(Dust store) {
    store.start();
    Optional<String> error =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> store.status().lastError(), Optional::isPresent);
    StoreStatus status = store.status();
    assertThat(status.synced()).as("synced: %s", status).isFalse();
    assertThat(status.toString()).doesNotContain(password());
    return error.orElseThrow();
  }
}
