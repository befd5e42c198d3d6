package io.dustlayer.cdi.tck.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Forbidden;
import io.dustlayer.cdi.tck.entity.Malformed;
import io.dustlayer.cdi.tck.entity.Refused;
import io.dustlayer.cdi.tck.entity.Unconfigured;
import io.dustlayer.cdi.tck.entity.Unknown;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Stores that cannot be reached or are configured wrongly: rules X1 and C1. */
public class FailureSuite extends HostSuite {

  /** For JUnit, and for test classes of hosts. */
  protected FailureSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-FAIL-001", rule = Rule.X1)
  void a_server_that_refuses_connections_is_a_retryable_network_failure() {
    for (DustException e :
        failures(beans().refused(), repo -> repo.insert(new Refused("a", "x")))) {
      assertThat(e.kind()).isEqualTo(Kind.NETWORK);
      assertThat(e.isRetryable()).isTrue();
      assertThat(e).hasMessageContaining("127.0.0.1:1");
    }
  }

  @Test
  @Assertion(id = "DUST-FAIL-002", rule = Rule.X1)
  void a_token_that_is_not_valid_is_unauthorized() {
    for (DustException e :
        failures(beans().forbidden(), repo -> repo.insert(new Forbidden("a", "x")))) {
      assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED);
      assertThat(e.isRetryable()).isFalse();
    }
  }

  @Test
  @Assertion(id = "DUST-FAIL-003", rule = Rule.X1)
  void a_store_that_the_server_does_not_know_is_never_an_empty_one_on_write() {
    DustException e =
        catchThrowableOfType(
            DustException.class, () -> beans().unknown().insert(new Unknown("a", "x")));
    assertThat(e).isNotNull();
    assertThat(e.kind()).isIn(Kind.INVALID_PARAMS, Kind.UNAUTHORIZED);
    assertThat(e)
        .hasMessageContaining(
            ConfigProvider.getConfig().getValue("dust.stores.unknown.store", String.class));
  }

  @Test
  @Assertion(id = "DUST-FAIL-004", rule = Rule.C1)
  void a_malformed_setting_is_named_with_its_environment_variable() {
    for (DustException e :
        failures(beans().malformed(), repo -> repo.insert(new Malformed("a", "x")))) {
      assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS);
      assertThat(e.detail())
          .isEqualTo(
              new ErrorDetail.Setting(
                  "dust.stores.malformed.store", "DUST_STORES_MALFORMED_STORE"));
    }
  }

  @Test
  @Assertion(id = "DUST-FAIL-005", rule = Rule.C1)
  void a_missing_setting_is_named_with_its_environment_variable() {
    for (DustException e :
        failures(beans().unconfigured(), repo -> repo.insert(new Unconfigured("a", "x")))) {
      assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS);
      assertThat(e)
          .hasMessageContaining("dust.stores.unconfigured.")
          .hasMessageContaining("DUST_STORES_UNCONFIGURED_");
    }
  }

  // Every way into the store fails alike, and no text of a failure holds a token.
  private static <T> List<DustException> failures(DustRepo<T> repo, Consumer<DustRepo<T>> insert) {
    List<DustException> failures =
        List.of(
            failure(() -> insert.accept(repo)),
            failure(() -> repo.get("a")),
            failure(() -> repo.exists("a")),
            failure(() -> repo.find("a")),
            failure(repo::all),
            failure(() -> repo.delete("a")),
            failure(repo::deleteAll));
    String token = ConfigProvider.getConfig().getValue("dust.token", String.class);
    for (Throwable failure : failures) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        assertThat(cause.toString()).doesNotContain(token).doesNotContain("not-a-token");
      }
    }
    return failures;
  }

  private static DustException failure(Runnable call) {
    DustException failure = catchThrowableOfType(DustException.class, call::run);
    assertThat(failure).as("a DustException").isNotNull();
    return failure;
  }
}
