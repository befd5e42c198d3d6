package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.util.Optional;

/** Hands out the transport to calls that wait, unless their thread must not be blocked. */
final class BlockingAccess {

  /** For calls that have no asynchronous form. */
  static final Optional<String> NO_ASYNC_FORM = Optional.empty();

  private final StoreAccess store;
  private final BlockingGuard guard;

  BlockingAccess(StoreAccess store, BlockingGuard guard) {
    this.store = store;
    this.guard = guard;
  }

  StoreAccess store() {
    return store;
  }

  /**
   * The transport to use now.
   *
   * @param what what is written, for the message
   * @param asyncForm the method to call instead where blocking is not allowed
   */
  DustTransport transport(String what, Optional<String> asyncForm) {
    DustTransport transport = store.transport();
    // Over HTTP the host's own client checks.
    if (transport instanceof RealtimeTransport && !guard.mayBlock()) {
      throw RepoErrors.mustNotBlock(what, Thread.currentThread().getName(), asyncForm);
    }
    return transport;
  }

  /**
   * Where writes are kept until they can be sent.
   *
   * @param what what is written, for the message
   */
  DurableOutbox outbox(String what) {
    if (!guard.mayBlock()) {
      throw RepoErrors.mustNotBlock(what, Thread.currentThread().getName(), NO_ASYNC_FORM);
    }
    return store.outbox();
  }

  /** What a reader sees now; empty over HTTP. */
  Optional<MirrorView> view() {
    return store.transport() instanceof RealtimeTransport realtime
        ? realtime.view()
        : Optional.empty();
  }
}
