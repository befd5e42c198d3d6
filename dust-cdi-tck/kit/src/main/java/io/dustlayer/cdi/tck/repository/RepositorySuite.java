package io.dustlayer.cdi.tck.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Report;
import java.util.function.Consumer;
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
  protected static final DustPath REPORTS = DustPath.of("tck", "reports");

  /** For the suites below. */
  protected RepositorySuite() {
    super();
  }

  final DustRepo<Article> articles() {
    return beans().articles();
  }

  final DustRepo<Report> reports() {
    return beans().reports();
  }

  final Dust dust() {
    return beans().dust();
  }

  @BeforeEach
  void emptyTheStore() {
    articles().deleteAll();
    reports().deleteAll();
  }

  static Consumer<DustException> kind(DustException.Kind kind) {
    return e -> assertThat(e.kind()).isEqualTo(kind);
  }
}
