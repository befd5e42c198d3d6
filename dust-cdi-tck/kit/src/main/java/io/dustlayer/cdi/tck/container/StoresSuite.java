package io.dustlayer.cdi.tck.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.container.Injected.Heirloom;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The default store and named ones, and what one takes from the other: rule C1. */
public class StoresSuite extends HostSuite {

  /** For JUnit, and for test classes of hosts. */
  protected StoresSuite() {
    super();
  }

  private static String configured(String key) {
    return ConfigProvider.getConfig().getValue(key, String.class);
  }

  private ConfiguredStores stores() {
    return beans().stores();
  }

  @Test
  @Assertion(id = "DUST-STORES-001", rule = Rule.C1)
  void stores_are_told_apart_by_their_qualifier() {
    assertThat(beans().dust().store()).isEqualTo(configured("dust.store"));
    assertThat(beans().live().store()).isEqualTo(configured("dust.stores.live.store"));
    assertThat(beans().wire().store()).isEqualTo("acme/wire");
  }

  @Test
  @Assertion(id = "DUST-STORES-002", rule = Rule.C1)
  void a_named_store_takes_from_the_default_store_what_it_has_not_itself() {
    assertThat(
            ConfigProvider.getConfig().getOptionalValue("dust.stores.heir.base-url", String.class))
        .isEmpty();

    stores().heirlooms.insert(new Heirloom("a", "A"));

    assertThat(stores().heirlooms.get("a")).contains(new Heirloom("a", "A"));
    assertThat(stores().heir.transport()).isEqualTo(beans().dust().transport());
  }

  @Test
  @Assertion(id = "DUST-STORES-003", rule = Rule.C1)
  void a_named_store_takes_neither_name_nor_token_from_the_default_store() {
    assertMissing(
        catchThrowableOfType(DustException.class, () -> beans().unconfigured().all()),
        "dust.stores.unconfigured.store",
        "DUST_STORES_UNCONFIGURED_STORE");
    assertMissing(
        catchThrowableOfType(DustException.class, stores().tokenless::transport),
        "dust.stores.tokenless.token",
        "DUST_STORES_TOKENLESS_TOKEN");
  }

  private static void assertMissing(DustException failure, String key, String variable) {
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(failure.detail()).isEqualTo(new ErrorDetail.Setting(key, variable));
    assertThat(failure)
        .hasMessageStartingWith("DUST0301: " + key + " (environment variable " + variable + ")");
  }

  @Test
  @Assertion(id = "DUST-STORES-004", rule = Rule.S1)
  void a_schema_belongs_to_the_store_that_it_names() {
    assertThat(beans().stores().heir.repo(Heirloom.class)).isNotNull();
    assertThatThrownBy(() -> beans().dust().repo(Heirloom.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("heir");
  }

  @Test
  @Assertion(id = "DUST-STORES-005", rule = Rule.C1)
  void a_store_that_a_schema_or_an_injection_point_names_can_be_looked_up_and_no_other() {
    assertThat(CDI.current().select(Dust.class, DustStore.Literal.of("heir")).get().store())
        .isEqualTo(configured("dust.store"));
    // Nothing but a schema names this one.
    Dust named = CDI.current().select(Dust.class, DustStore.Literal.of("forbidden")).get();
    assertThat(named.store()).isEqualTo(configured("dust.store"));
    assertThat(CDI.current().select(Dust.class, DustStore.Literal.of("nowhere")).isUnsatisfied())
        .isTrue();
  }

  @Test
  @Assertion(id = "DUST-STORES-006", rule = Rule.C1)
  void everybody_shares_a_store_through_a_proxy() {
    BeanContainer container = CDI.current().getBeanContainer();
    Bean<?> bean = container.resolve(container.getBeans(Dust.class, DustStore.Literal.of("heir")));
    assertThat(bean.getScope()).isEqualTo(ApplicationScoped.class);
    stores().heir.transport();
    Object actual = container.getContext(ApplicationScoped.class).get(bean);

    assertThat(actual).isNotNull().isNotSameAs(stores().heir);
    assertThat(stores().heir.repo(Heirloom.class)).isSameAs(((Dust) actual).repo(Heirloom.class));
  }

  @Test
  @Assertion(id = "DUST-STORES-007", rule = Rule.C1)
  void all_stores_can_be_looked_up_at_once() {
    assertThat(
            beans()
                .injected()
                .everyStore
                .handlesStream()
                .flatMap(each -> each.getBean().getQualifiers().stream()))
        .contains(Default.Literal.INSTANCE, DustStore.Literal.of("live"))
        .contains(DustStore.Literal.of("heir"), DustStore.Literal.of("forbidden"));
  }
}
