package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.Outbox;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** One store and its repositories. Safe for use from any thread. */
public final class StoreDust implements Dust, AutoCloseable {

  private final StoreAccess store;
  private final RecordValidator validator;
  private final BlockingAccess access;
  private final AsyncCalls calls;
  private final BatchWriter batches;
  private final StoreEvents events;
  private final Map<Class<?>, DustRepo<?>> repos = new ConcurrentHashMap<>();

  /**
   * A store. Nothing is read from the settings or sent before the first call.
   *
   * @param store where to find the transport and the settings
   * @param validator checks the constraints of Bean Validation
   * @param executor runs what blocks: asynchronous forms over HTTP, and subscribers
   */
  public StoreDust(StoreAccess store, RecordValidator validator, Executor executor) {
    this(store, validator, new StoreThreads(executor, executor, BlockingGuard.NONE));
  }

  /**
   * A store on a host with threads of several kinds. Nothing is read from the settings or sent
   * before the first call.
   *
   * @param store where to find the transport and the settings
   * @param validator checks the constraints of Bean Validation
   * @param threads where to do what takes time
   */
  public StoreDust(StoreAccess store, RecordValidator validator, StoreThreads threads) {
    this.store = Objects.requireNonNull(store, "store");
    this.validator = Objects.requireNonNull(validator, "validator");
    this.access = new BlockingAccess(store, threads.guard());
    this.calls = new AsyncCalls(threads.calls());
    this.batches = new BatchWriter(access, validator);
    this.events = new StoreEvents(store, threads.events());
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

  /**
   * The committed changes of a schema, to attach receivers that wait for the realtime transport if
   * it does not run yet. {@link DustRepo#subscribe} refuses instead.
   *
   * @param schema a schema of this store
   * @param <T> the entity
   * @return the same one at each call
   * @throws IllegalArgumentException if it is a schema of another store, or none
   */
  public <T> RecordEvents<T> events(Class<T> schema) {
    Objects.requireNonNull(schema, "schema");
    return events.of(model(schema));
  }

  /**
   * Listens to the realtime transport from now on, if anything does: before it starts, so that
   * nothing that happens from the start on is missed.
   *
   * @param transport what {@link StoreAccess#transport()} will be
   */
  public void listenTo(RealtimeTransport transport) {
    events.connect(Objects.requireNonNull(transport, "transport"));
  }

  /** Starts the realtime transport; receivers attached to {@link #events} are told from now on. */
  @Override
  public void start() {
    store.start();
    events.connectIfRealtime();
  }

  /** Ends every subscription. */
  @Override
  public void close() {
    events.close();
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

  @Override
  public Outbox outbox() {
    return store.outbox();
  }

  @Override
  public <T> T unwrap(Class<T> part) {
    Objects.requireNonNull(part, "part");
    DustTransport transport = store.transport();
    if (part.isInterface() && part.isInstance(transport)) {
      return part.cast(transport);
    }
    throw RepoErrors.noSuchPart(part, transport.kind(), RepoErrors.storeLabel(store.key()));
  }

  /** The store's key; neither settings nor secrets. */
  @Override
  public String toString() {
    return "Dust for " + RepoErrors.storeLabel(store.key());
  }

  private <T> DustRepo<T> newRepo(Class<T> schema) {
    return new StoreRepo<>(model(schema), access, validator, calls, events);
  }

  private <T> SchemaModel<T> model(Class<T> schema) {
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
    return model;
  }
}
