package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.failure;
import static io.dustlayer.cdi.cdi.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.tls.SelfSigned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trust store of a store, and what is said of one that cannot be used. */
class TrustStoreSettingsTest {

  @TempDir static Path folder;
  private static String pem;
  private static String pkcs12;

  @BeforeAll
  static void make() throws Exception {
    SelfSigned server = SelfSigned.in(folder, "server", "ip:127.0.0.1");
    pem = Files.writeString(folder.resolve("ca.pem"), server.pem()).toString();
    pkcs12 = server.store("PKCS12").toString();
  }

  @Test
  void without_one_the_jvm_decides() {
    assertThat(settings("", Map.of()).trustStore()).isEmpty();
    assertThat(settings("", Map.of("dust.tls.trust-store", " ")).trustStore()).isEmpty();
  }

  @Test
  void its_type_is_recognized_or_set() {
    assertThat(settings("", Map.of("dust.tls.trust-store", pem)).trustStore()).isPresent();
    assertThat(
            settings("", Map.of("dust.tls.trust-store", pem, "dust.tls.trust-store-type", "Pem"))
                .trustStore())
        .isPresent();
  }

  @Test
  void a_named_store_takes_it_from_the_default_store_unless_it_has_its_own() {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "dust.tls.trust-store",
                pkcs12,
                "dust.tls.trust-store-password",
                SelfSigned.PASSWORD));
    assertThat(settings("audit", values).trustStore()).isPresent();

    values.put("dust.stores.audit.tls.trust-store", "/nowhere/ca.pem");

    assertThat(
            catchThrowableOfType(DustException.class, () -> settings("audit", values).trustStore())
                .detail())
        .isEqualTo(
            new ErrorDetail.Setting(
                "dust.stores.audit.tls.trust-store", "DUST_STORES_AUDIT_TLS_TRUST_STORE"));
    assertThat(settings("", values).trustStore()).isPresent();
  }

  @Test
  void it_is_not_read_where_nothing_is_encrypted() {
    Map<String, String> values =
        Map.of("dust.tls.trust-store", "/nowhere/ca.pem", "dust.base-url", "http://localhost");

    assertThat(settings("", values).trustStore()).isEmpty();
  }

  @Test
  void a_missing_file_is_named_with_its_setting() {
    DustException failure =
        failure(Map.of("dust.tls.trust-store", "/nowhere/ca.pem"), StoreSettings::trustStore);

    assertThat(failure.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(failure.code()).isEqualTo("DUST0317");
    assertThat(failure)
        .hasMessageContaining(
            "dust.tls.trust-store (environment variable DUST_TLS_TRUST_STORE) is"
                + " '/nowhere/ca.pem', which does not exist. Set it to a file");
    assertThat(failure.detail())
        .isEqualTo(new ErrorDetail.Setting("dust.tls.trust-store", "DUST_TLS_TRUST_STORE"));
  }

  @Test
  void an_unknown_type_is_refused() {
    DustException failure =
        failure(
            Map.of("dust.tls.trust-store", pem, "dust.tls.trust-store-type", "bks"),
            StoreSettings::trustStore);

    assertThat(failure.code()).isEqualTo("DUST0307");
    assertThat(failure)
        .hasMessageContaining("DUST_TLS_TRUST_STORE_TYPE")
        .hasMessageContaining("auto, pem, pkcs12 or jks");
  }

  @Test
  void a_file_of_another_type_is_refused() {
    DustException failure =
        failure(
            Map.of("dust.tls.trust-store", pem, "dust.tls.trust-store-type", "JKS"),
            StoreSettings::trustStore);

    assertThat(failure.code()).isEqualTo("DUST0318");
    assertThat(failure)
        .hasMessageContaining("DUST_TLS_TRUST_STORE)")
        .hasMessageContaining("which is not a JKS file");
  }

  @Test
  void a_file_without_certificates_is_refused() throws Exception {
    String empty = Files.writeString(folder.resolve("none.pem"), "-----BEGIN ").toString();

    DustException failure =
        failure(Map.of("dust.tls.trust-store", empty), StoreSettings::trustStore);

    assertThat(failure.code()).isEqualTo("DUST0319");
    assertThat(failure).hasMessageContaining("which holds no certificate");
  }

  @Test
  void a_wrong_password_is_named_and_not_shown() {
    DustException failure =
        failure(
            Map.of("dust.tls.trust-store", pkcs12, "dust.tls.trust-store-password", "wr0ng-one"),
            StoreSettings::trustStore);

    assertThat(failure.code()).isEqualTo("DUST0320");
    assertThat(failure)
        .hasMessageContaining("DUST_TLS_TRUST_STORE_PASSWORD) does not open the trust store")
        .hasMessageNotContaining("wr0ng-one");
    assertThat(failure.getCause()).isNull();
  }

  @Test
  void a_missing_password_is_named() {
    DustException failure =
        failure(Map.of("dust.tls.trust-store", pkcs12), StoreSettings::trustStore);

    assertThat(failure.code()).isEqualTo("DUST0320");
    assertThat(failure)
        .hasMessageContaining("DUST_TLS_TRUST_STORE_PASSWORD) is missing, and the trust store");
  }
}
