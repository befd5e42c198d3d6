package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import io.dustlayer.cdi.sync.HttpAnswer;
import io.dustlayer.cdi.sync.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Reads over HTTP for the engine, on other threads than the driver's. */
final class RemoteReads {

  private final RemoteStore remote;
  private final Executor executor;

  RemoteReads(RemoteStore remote, Executor executor) {
    this.remote = remote;
    this.executor = executor;
  }

  /** Reads a leaf and all below; {@code answer} is called once, by any thread. */
  void read(DustPath path, Consumer<HttpAnswer> answer) {
    try {
      executor.execute(() -> answer.accept(answer(path)));
    } catch (RuntimeException | Error refusal) {
      answer.accept(new HttpAnswer.Failed("no thread reads '" + path + "': " + refusal));
    }
  }

  private HttpAnswer answer(DustPath path) {
    try {
      return new HttpAnswer.Found(leaves(path));
    } catch (DustException failure) {
      return new HttpAnswer.Failed(failure.getMessage());
    } catch (RuntimeException | Error unexpected) {
      return new HttpAnswer.Failed("reading '" + path + "' failed: " + unexpected);
    }
  }

  private List<Leaf> leaves(DustPath path) {
    List<Leaf> leaves = new ArrayList<>();
    remote.leaves().leaf(path).map(RemoteReads::leaf).ifPresent(leaves::add);
    Optional<String> cursor = Optional.empty();
    do {
      Page page = remote.transport().list(path, DustTransport.MAX_PAGE, cursor);
      page.items().stream().map(RemoteReads::leaf).forEach(leaves::add);
      if (page.nextCursor().isPresent() && page.nextCursor().equals(cursor)) {
        throw new IllegalStateException("the list below '" + path + "' stands still at " + cursor);
      }
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return leaves;
  }

  private static Leaf leaf(Entry entry) {
    return new Leaf(entry.path().render(), entry.value(), entry.revision());
  }
}
