package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;
import java.util.concurrent.Executor;

/** A store over {@link ModelTransport} for tests of other rooms. */
public final class MirroredStore implements StoreAccess {

  private final ModelTransport model = new ModelTransport();
  private final MemoryTransport http = new MemoryTransport();
  private final String key;
  private final StoreDust dust;
  private volatile boolean running;

  /** A store that does not run. */
  public MirroredStore(String key, Executor executor) {
    this.key = key;
    this.dust = new StoreDust(this, RecordValidator.NONE, executor);
  }

  public StoreDust dust() {
    return dust;
  }

  /** Commits, as another client. */
  public long set(String path, String json) {
    return model.set(path, json);
  }

  /** Commits, as another client. */
  public long delete(String path) {
    return model.delete(path);
  }

  /** The server is reset: it has nothing, and begins to count again. */
  public void reset() {
    model.replace(ModelView.EMPTY, true);
  }

  public int listeners() {
    return model.listeners.size();
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    return "acme/main";
  }

  @Override
  public DustTransport transport() {
    return running ? model : http;
  }

  @Override
  public DustTransport remote() {
    return http;
  }

  @Override
  public DurableOutbox outbox() {
    return model.outbox().orElseThrow();
  }

  @Override
  public RepoSettings settings() {
    return RepoSettings.DEFAULT;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }
}
