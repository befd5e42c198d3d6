package io.dustlayer.cdi.tck.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Report;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the repository suites share: the beans of the host, which the host's test class hands in,
 * and the emptied store. The host configures {@code dust.store}, {@code dust.token} and {@code
 * dust.base-url}.
 */
public abstract class RepositorySuite extends HostSuite {

  /** The path of all articles. */
  protected static final DustPath ARTICLES = DustPath.of("tck", "articles");

  /** The path of all reports. */
  public static final DustPath REPORTS = DustPath.of("tck", "reports");

  /** How long anything may take that is asked of a server on the same machine. */
  protected static final Duration PATIENCE = Duration.ofSeconds(20);

  /** For the suites below. */
  protected RepositorySuite() {
    super();
  }

  /**
   * A FLAT schema.
   *
   * @return as injected
   */
  protected final DustRepo<Article> articles() {
    return beans().articles();
  }

  /**
   * A MAP schema.
   *
   * @return as injected
   */
  protected final DustRepo<Report> reports() {
    return beans().reports();
  }

  /**
   * The default store.
   *
   * @return as injected
   */
  protected final Dust dust() {
    return beans().dust();
  }

  @BeforeEach
  void emptyTheStore() throws InterruptedException {
    if (overSdk() && !dust().status().synced()) {
      assertThat(dust().awaitSynced(PATIENCE)).as("synced: %s", dust().status()).isTrue();
    }
    articles().deleteAll();
    reports().deleteAll();
  }

  /**
   * Which transport the host is configured with.
   *
   * @return whether the default store is used over the SDK transport
   */
  protected final boolean overSdk() {
    return dust().transport() == TransportKind.SDK;
  }

  /**
   * Has another client write JSON at a path of the default store, and waits until this one can have
   * seen it.
   *
   * @param path where
   * @param json a value
   */
  protected final void plant(DustPath path, String json) {
    plant(dust(), path, json);
  }

  /**
   * Has another client write JSON at a path, and waits until this one can have seen it.
   *
   * @param dust the default store
   * @param path where
   * @param json a value
   */
  public static void plant(Dust dust, DustPath path, String json) {
    long written = new RawStore().put(path, json);
    if (dust.transport() == TransportKind.SDK) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> dust.status().watermark(), mark -> mark >= written);
    }
  }

  /**
   * What an exception is asserted to be.
   *
   * @param kind its kind
   * @return an assertion
   */
  protected static Consumer<DustException> kind(DustException.Kind kind) {
    return e -> assertThat(e.kind()).isEqualTo(kind);
  }
}
