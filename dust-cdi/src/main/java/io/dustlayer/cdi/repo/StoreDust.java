package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** One store and its repositories. Safe for use from any thread. */
public final class StoreDust implements Dust {

  private final StoreAccess store;
  private final RecordValidator validator;
  private final Executor executor;
  private final BatchWriter batches;
  private final Map<Class<?>, DustRepo<?>> repos = new ConcurrentHashMap<>();

  /**
   * A store. Nothing is read from the settings or sent before the first call.
   *
   * @param store where to find the transport and the settings
   * @param validator checks the constraints of Bean Validation
   * @param executor runs the asynchronous forms, which block
   */
  public StoreDust(StoreAccess store, RecordValidator validator, Executor executor) {
    this.store = Objects.requireNonNull(store, "store");
    this.validator = Objects.requireNonNull(validator, "validator");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.batches = new BatchWriter(store, validator);
  }

  @Override
  public String store() {
    return store.name();
  }

  @Override
  public TransportKind transport() {
    return store.transport().kind();
  }

  // Each entry is made for its key, so its entity is the key's class.
  @Override
  @SuppressWarnings("unchecked")
  public <T> DustRepo<T> repo(Class<T> schema) {
    Objects.requireNonNull(schema, "schema");
    return (DustRepo<T>) repos.computeIfAbsent(schema, this::newRepo);
  }

  @Override
  public BatchResult batchWrite(Batch batch) {
    Objects.requireNonNull(batch, "batch");
    return batches.write(batch);
  }

  @Override
  public StoreStatus status() {
    return store.transport() instanceof RealtimeTransport realtime
        ? realtime.status()
        : StoreStatus.OVER_HTTP;
  }

  @Override
  public void start() {
    store.start();
  }

  @Override
  public void stop() {
    store.stop();
  }

  @Override
  public boolean awaitSynced(Duration timeout) throws InterruptedException {
    Objects.requireNonNull(timeout, "timeout");
    if (store.transport() instanceof RealtimeTransport realtime) {
      return realtime.awaitSynced(timeout);
    }
    throw RepoErrors.notStarted(RepoErrors.storeLabel(store.key()));
  }

  /** The store's key; neither settings nor secrets. */
  @Override
  public String toString() {
    return "Dust for " + RepoErrors.storeLabel(store.key());
  }

  private <T> DustRepo<T> newRepo(Class<T> schema) {
    SchemaModel<T> model = SchemaModel.of(schema);
    if (!model.store().equals(store.key())) {
      throw new IllegalArgumentException(
          "DUST0513: "
              + model.name()
              + " belongs to "
              + RepoErrors.storeLabel(model.store())
              + ", not to "
              + RepoErrors.storeLabel(store.key())
              + "; inject the Dust of its store");
    }
    return new StoreRepo<>(model, store, validator, executor);
  }
}
