package io.dustlayer.cdi.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.tls.TrustStoreException.Problem;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustStoreFileTest {

  private static final Optional<String> PASSWORD = Optional.of(SelfSigned.PASSWORD);

  @TempDir static Path shared;
  private static SelfSigned server;

  @TempDir Path folder;

  @BeforeAll
  static void make() throws Exception {
    server = SelfSigned.in(shared, "server", "ip:127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void a_store_is_recognized_and_opened_by_its_password(String type) throws Exception {
    assertThat(read(server.store(type), PASSWORD).keyStore().size()).isEqualTo(1);
    assertThat(problem(server.store(type), Optional.of("wrong"))).isEqualTo(Problem.PASSWORD);
  }

  @Test
  void a_jks_store_shows_its_certificates_without_password_and_a_pkcs12_store_does_not()
      throws Exception {
    assertThat(read(server.store("JKS"), Optional.empty()).keyStore().size()).isEqualTo(1);
    assertThat(problem(server.store("PKCS12"), Optional.empty()))
        .isEqualTo(Problem.PASSWORD_MISSING);
  }

  @Test
  void a_pkcs12_store_with_an_empty_password_needs_none() throws Exception {
    Path file = folder.resolve("empty-password.p12");
    KeyStore trusted = server.trusted().orElseThrow().keyStore();
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, new char[0]);
    }

    assertThat(read(file, Optional.empty()).keyStore().size()).isEqualTo(1);
  }

  @Test
  void all_certificates_of_a_pem_file_are_read_whatever_is_between_them() throws Exception {
    SelfSigned other = SelfSigned.in(folder, "other", "dns:elsewhere.example");
    Path file =
        Files.writeString(
            folder.resolve("authorities.crt"),
            "# ours: é\n"
                + server.pem().replace("\n", "\r\n")
                + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
                + other.pem());

    assertThat(read(file, Optional.empty()).keyStore().size()).isEqualTo(2);
    assertThat(read(file, PASSWORD).keyStore().size()).as("it needs none").isEqualTo(2);
  }

  @Test
  void a_damaged_certificate_is_not_left_out() throws Exception {
    String damaged = server.pem().replaceFirst("\nM", "\nA");
    Path file = Files.writeString(folder.resolve("ca.pem"), server.pem() + damaged);

    TrustStoreException failure = failure(file, Optional.empty(), Optional.empty());

    assertThat(failure.problem()).isEqualTo(Problem.CONTENT);
    assertThat(failure).hasMessage("whose certificate number 2 is damaged");
  }

  @ParameterizedTest
  @EnumSource(TrustStoreType.class)
  void a_file_without_certificates_is_refused(TrustStoreType type) throws Exception {
    Path file = folder.resolve("empty");
    try (OutputStream out = Files.newOutputStream(file)) {
      if (type != TrustStoreType.PEM) {
        KeyStore store = KeyStore.getInstance(type.name());
        store.load(null, null);
        store.store(out, SelfSigned.PASSWORD.toCharArray());
      }
    }

    assertThat(failure(file, Optional.of(type), PASSWORD).problem()).isEqualTo(Problem.EMPTY);
  }

  @Test
  void what_is_not_of_the_given_type_is_refused() throws Exception {
    Path pem = Files.writeString(folder.resolve("ca.pem"), server.pem());

    assertThat(failure(pem, Optional.of(TrustStoreType.JKS), PASSWORD))
        .hasMessage("which is not a JKS file, or is damaged");
    assertThat(failure(pem, Optional.of(TrustStoreType.PKCS12), Optional.empty()))
        .hasMessage("which is not a PKCS12 file, or is damaged");
    assertThat(failure(server.store("JKS"), Optional.of(TrustStoreType.PEM), PASSWORD).problem())
        .isEqualTo(Problem.EMPTY);
    Path text = Files.writeString(folder.resolve("text"), "not a store");
    assertThat(problem(text, PASSWORD)).isEqualTo(Problem.CONTENT);
    assertThat(problem(Files.write(folder.resolve("nothing"), new byte[0]), PASSWORD))
        .isEqualTo(Problem.CONTENT);
  }

  @Test
  void a_file_that_cannot_be_read_says_why() {
    assertThat(failure(folder.resolve("missing"), Optional.empty(), PASSWORD))
        .hasMessage("which does not exist");
    assertThat(failure(folder, Optional.empty(), PASSWORD)).hasMessage("which is a folder");
    TrustStoreException failure =
        catchThrowableOfType(
            TrustStoreException.class,
            () -> TrustStoreFile.read("a\0b", Optional.empty(), PASSWORD));
    assertThat(failure).hasMessage("which is no name of a file");
    assertThat(failure.problem()).isEqualTo(Problem.FILE);
  }

  private static TrustStore read(Path file, Optional<String> password) throws TrustStoreException {
    return TrustStoreFile.read(file.toString(), Optional.empty(), password);
  }

  private static Problem problem(Path file, Optional<String> password) {
    return failure(file, Optional.empty(), password).problem();
  }

  private static TrustStoreException failure(
      Path file, Optional<TrustStoreType> type, Optional<String> password) {
    TrustStoreException failure =
        catchThrowableOfType(
            TrustStoreException.class, () -> TrustStoreFile.read(file.toString(), type, password));
    assertThat(failure).as("nothing was refused").isNotNull();
    for (Throwable link = failure; link != null; link = link.getCause()) {
      assertThat(link.toString()).doesNotContain(SelfSigned.PASSWORD).doesNotContain("wrong");
    }
    return failure;
  }
}
