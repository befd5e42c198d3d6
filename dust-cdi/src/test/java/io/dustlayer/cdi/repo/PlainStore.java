package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;
import java.util.function.Supplier;

/** The default store over one transport, with nothing to start. */
record PlainStore(DustTransport transport, Supplier<RepoSettings> current) implements StoreAccess {

  @Override
  public String key() {
    return "";
  }

  @Override
  public String name() {
    return "acme/main";
  }

  @Override
  public DustTransport remote() {
    return transport;
  }

  @Override
  public DurableOutbox outbox() {
    throw new UnsupportedOperationException("this store has no outbox");
  }

  @Override
  public RepoSettings settings() {
    return current.get();
  }

  @Override
  public void start() {
    throw new UnsupportedOperationException("this store has nothing to start");
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException("this store has nothing to stop");
  }
}
