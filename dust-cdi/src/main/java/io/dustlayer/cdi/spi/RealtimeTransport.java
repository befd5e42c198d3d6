package io.dustlayer.cdi.spi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A transport that keeps a local mirror of the store, hears of committed changes, and can write
 * without blocking. Its blocking methods read the mirror where there is one.
 */
public interface RealtimeTransport extends DustTransport {

  /**
   * What a reader sees now: the committed state with own pending writes on top.
   *
   * @return empty before the first catch-up is complete; from then on always present
   */
  Optional<MirrorView> view();

  /**
   * One page of the leaves strictly below a path, as {@link DustTransport#list} has it. For those
   * who compare revisions: a page that would hold a leaf of {@link MirrorView#UNKNOWN_REVISION} is
   * asked of the server, and not answered from the mirror.
   */
  @Override
  Page list(DustPath base, int limit, Optional<String> cursor);

  /**
   * Hears of changes of {@link #view()}. Once this has returned, the listener is told of every
   * change that becomes visible: whoever reads the view afterwards and is told nothing has read
   * what is there.
   *
   * @param listener called on the transport's thread
   * @return ends the calls when closed
   */
  Subscription onView(ViewListener listener);

  /**
   * Hears of committed changes at, above or below a path.
   *
   * @param prefix changes of other parts of the store are not told
   * @param listener called on the transport's thread
   * @return ends the calls when closed
   */
  Subscription listen(DustPath prefix, MirrorListener listener);

  /**
   * Writes without blocking.
   *
   * @param op a set or delete
   * @return completes when the server has acknowledged the write or refused it, or when the
   *     acknowledgement is overdue; exceptionally with a {@link DustException}
   */
  CompletionStage<Committed> write(WireOp op);

  /**
   * Sets the named children of a path in one operation, one level deep.
   *
   * @param path the parent
   * @param children not empty; a child that is an empty object is removed with everything below
   * @return as {@link #write}
   */
  CompletionStage<Committed> merge(DustPath path, JsonObject children);

  /**
   * Where writes are kept until they can be sent.
   *
   * @return empty if there is no outbox
   */
  Optional<DurableOutbox> outbox();

  /**
   * How it is doing.
   *
   * @return never null
   */
  StoreStatus status();

  /**
   * Waits until the mirror has everything that the server had when it was last heard.
   *
   * @param timeout how long to wait at most
   * @return whether it is live
   * @throws InterruptedException if the thread is interrupted
   */
  boolean awaitSynced(Duration timeout) throws InterruptedException;
}
