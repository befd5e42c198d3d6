package io.dustlayer.cdi.tck.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.durable.DurableEntities.Errand;
import org.junit.jupiter.api.Test;

/** The cache in a file, as long as one application runs. */
public class FilesSuite extends DurableSuite {

  /** For JUnit, and for test classes of hosts. */
  protected FilesSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-FILES-001", rule = Rule.P1)
  void a_second_user_of_a_cache_is_refused_told_which_setting_to_change_and_stays_on_http() {
    DustException refused =
        catchThrowableOfType(DustException.class, () -> durable().sameCache.start());

    assertThat(refused.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(refused)
        .hasMessageContainingAll(
            "DUST0802",
            "is in use by another process, or by another application in this one",
            "dust.stores.samecache.cache.path",
            "DUST_STORES_SAMECACHE_CACHE_PATH");
    assertThat(durable().sameCache.transport()).isEqualTo(TransportKind.HTTP);
  }

  @Test
  @Assertion(id = "DUST-FILES-002", rule = Rule.P1)
  void a_store_is_read_while_its_server_is_away() throws InterruptedException {
    Errand errand = new Errand(slug(), "kept");
    durable().errands.insert(errand);
    awaitSynced(durable().store);
    ServerControl server = new ServerControl();
    server.stop();
    try {
      assertThat(durable().errands.get(errand.slug())).contains(errand);
    } finally {
      server.restart();
    }
  }
}
