package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Leaf;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RemoteReadsTest {

  private static final DustPath PATH = DustPath.of("links");

  @Test
  void theLeafItselfComesBeforeThePagesBelow() {
    NoTransport http =
        new NoTransport() {
          @Override
          public Page list(DustPath base, int limit, Optional<String> cursor) {
            return cursor.isEmpty()
                ? new Page(List.of(entry("links/a", 2)), Optional.of("links/a"))
                : new Page(List.of(entry("links/b", 3)), Optional.empty());
          }
        };

    assertThat(read(http, Optional.of(entry("links", 1)), Runnable::run))
        .isEqualTo(
            new HttpAnswer.Found(
                List.of(leaf("links", 1), leaf("links/a", 2), leaf("links/b", 3))));
  }

  @Test
  void nothingThereIsFoundToBeNothing() {
    assertThat(read(pages(new Page(List.of(), Optional.empty())), Optional.empty(), Runnable::run))
        .isEqualTo(new HttpAnswer.Found(List.of()));
  }

  @Test
  void everyFailureIsAnAnswer() {
    NoTransport unreachable =
        new NoTransport() {
          @Override
          public Page list(DustPath base, int limit, Optional<String> cursor) {
            throw ErrorCase.UNREACHABLE.toException(
                "list failed", io.dustlayer.cdi.ErrorDetail.NONE, null);
          }
        };
    Executor full =
        task -> {
          throw new RejectedExecutionException("full");
        };
    Executor takenAway =
        task -> {
          throw new IllegalStateException("disabled");
        };

    assertThat(why(read(unreachable, Optional.empty(), Runnable::run))).contains("DUST0401");
    assertThat(why(read(new NoTransport(), Optional.empty(), Runnable::run))).contains("links");
    assertThat(why(read(new NoTransport(), Optional.empty(), full))).contains("full");
    assertThat(why(read(new NoTransport(), Optional.empty(), takenAway))).contains("disabled");
    Page standing = new Page(List.of(entry("links/a", 1)), Optional.of("links/a"));
    assertThat(why(read(pages(standing), Optional.empty(), Runnable::run)))
        .contains("stands still");
  }

  private static HttpAnswer read(DustTransport http, Optional<Entry> leaf, Executor executor) {
    List<HttpAnswer> answers = new ArrayList<>();
    new RemoteReads(new RemoteStore(http, path -> leaf, (ops, id) -> http.batch(ops)), executor)
        .read(PATH, answers::add);
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private static String why(HttpAnswer answer) {
    return ((HttpAnswer.Failed) answer).why();
  }

  private static NoTransport pages(Page page) {
    return new NoTransport() {
      @Override
      public Page list(DustPath base, int limit, Optional<String> cursor) {
        return page;
      }
    };
  }

  private static Entry entry(String path, long revision) {
    return new Entry(DustPath.parse(path), Json.createValue(revision), revision);
  }

  private static Leaf leaf(String path, long revision) {
    return new Leaf(path, Json.createValue(revision), revision);
  }
}
