package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.entity.Bookmark;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Writes on an event loop, which must never wait for a server. */
@QuarkusTest
@QuarkusTestResource(TckServers.class)
class EventLoopTest {

  private static final long PATIENCE_SECONDS = 20;

  @Inject TckBeans beans;
  @Inject Vertx vertx;

  private <T> T onEventLoop(Supplier<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            start -> {
              try {
                assertThat(Context.isOnEventLoopThread()).isTrue();
                done.complete(work.get());
              } catch (RuntimeException | Error failure) {
                done.completeExceptionally(failure);
              }
            });
    return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void aWriteThatWaitsIsRefusedAndNamesTheOneThatDoesNot() throws Exception {
    DustRepo<Bookmark> bookmarks = beans.bookmarks();
    Dust live = beans.live();
    assertThat(live.awaitSynced(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    String slug = UUID.randomUUID().toString();

    DustException refused =
        onEventLoop(
            () ->
                catchThrowableOfType(
                    DustException.class, () -> bookmarks.insert(Bookmark.named(slug, "N"))));

    assertThat(refused.kind()).isEqualTo(Kind.NOT_SUPPORTED);
    assertThat(refused).hasMessageContaining("insertAsync");
    assertThat(bookmarks.get(slug)).isEmpty();
  }

  @Test
  void theAsynchronousFormWritesAndReadsAreLocal() throws Exception {
    DustRepo<Bookmark> bookmarks = beans.bookmarks();
    assertThat(beans.live().awaitSynced(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    String slug = UUID.randomUUID().toString();

    Saved<Bookmark> saved =
        onEventLoop(() -> bookmarks.insertAsync(Bookmark.named(slug, "N")))
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);

    assertThat(saved.storeSeq()).isPositive();
    assertThat(onEventLoop(() -> bookmarks.get(slug))).contains(Bookmark.named(slug, "N"));
  }
}
