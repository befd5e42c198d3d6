package io.dustlayer.cdi.tck.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.entity.Bookmark;
import io.dustlayer.cdi.tck.entity.Memo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the suites over the observed store share. It is a named one whose transport nobody chose: it
 * runs over the SDK transport because it is observed.
 */
public abstract class ObservedSuite extends HostSuite {

  /** How long anything may take that is asked of a server on the same machine. */
  protected static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The path of all bookmarks. */
  protected static final DustPath BOOKMARKS = DustPath.of("tck", "bookmarks");

  /** The path of all memos. */
  protected static final DustPath MEMOS = DustPath.of("tck", "memos");

  private String slug;

  /** For the suites. */
  protected ObservedSuite() {
    super();
  }

  /** Waits for the store, and gives the test a slug of its own. */
  @BeforeEach
  void synced() throws InterruptedException {
    slug = UUID.randomUUID().toString();
    assertThat(live().transport()).isEqualTo(TransportKind.SDK);
    assertThat(live().awaitSynced(PATIENCE)).as("synced: %s", live().status()).isTrue();
  }

  /**
   * The key of this test's records.
   *
   * @return never used before
   */
  protected final String slug() {
    return slug;
  }

  /**
   * The observed store.
   *
   * @return the host's
   */
  protected final Dust live() {
    return beans().live();
  }

  /**
   * The observed FLAT schema.
   *
   * @return the host's
   */
  protected final DustRepo<Bookmark> bookmarks() {
    return beans().bookmarks();
  }

  /**
   * The observed MAP schema.
   *
   * @return the host's
   */
  protected final DustRepo<Memo> memos() {
    return beans().memos();
  }

  /**
   * Waits until an observer has heard of this test's record often enough.
   *
   * @param observer its method
   * @param atLeast how often
   * @return everything that it heard of the record until now
   */
  protected final List<Heard> heard(String observer, int atLeast) {
    return await(observer, atLeast, each -> each.slug().equals(slug));
  }

  /**
   * What an observer has heard of this test's record until now.
   *
   * @param observer its method
   * @return in the order in which it was told
   */
  protected final List<Heard> heard(String observer) {
    return all(observer, each -> each.slug().equals(slug));
  }

  final List<Heard> await(String observer, int atLeast, Predicate<Heard> which) {
    List<Heard> last = new ArrayList<>();
    return Awaitility.await(observer + " heard " + atLeast)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              last.clear();
              last.addAll(all(observer, which));
              return last;
            },
            found -> found.size() >= atLeast);
  }

  final List<Heard> all(String observer, Predicate<Heard> which) {
    return beans().observers().heard().stream()
        .filter(each -> each.observer().equals(observer))
        .filter(which)
        .toList();
  }
}
