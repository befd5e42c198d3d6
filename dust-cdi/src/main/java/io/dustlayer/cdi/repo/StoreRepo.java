package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.Receipt;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.schema.SchemaModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The repository of one schema in one store. Checks arguments and hands the call to the part that
 * does it. Safe for use from any thread.
 */
final class StoreRepo<T> implements DustRepo<T> {

  private final SchemaModel<T> model;
  private final StoreAccess store;
  private final StoreEvents events;
  private final RecordPlans<T> plans;
  private final RecordReader<T> reader;
  private final RecordWriter<T> writer;
  private final AsyncWriter<T> async;
  private final LaterWrites<T> later;
  private final BatchWriter batches;

  StoreRepo(
      SchemaModel<T> model,
      BlockingAccess access,
      RecordValidator validator,
      AsyncCalls calls,
      StoreEvents events) {
    this.model = model;
    this.store = access.store();
    this.events = events;
    this.plans = new RecordPlans<>(model, store, validator);
    this.reader = new RecordReader<>(model, store);
    this.writer = new RecordWriter<>(model, access, plans, reader);
    this.async = new AsyncWriter<>(model.name(), store, calls);
    this.later = new LaterWrites<>(model, access);
    this.batches = new BatchWriter(access, validator);
  }

  @Override
  public List<T> all() {
    try (Stream<T> records = stream()) {
      return records.toList();
    }
  }

  @Override
  public Stream<T> stream() {
    return reader.stream();
  }

  @Override
  public Optional<T> get(String slug) {
    Objects.requireNonNull(slug, "slug");
    return reader.get(slug);
  }

  @Override
  public T getOrThrow(String slug) {
    return get(slug).orElseThrow(() -> writer.notFound(slug));
  }

  @Override
  public boolean exists(String slug) {
    Objects.requireNonNull(slug, "slug");
    return reader.exists(slug);
  }

  @Override
  public Optional<Stored<T>> find(String slug) {
    Objects.requireNonNull(slug, "slug");
    return reader.find(slug);
  }

  @Override
  public Saved<T> insert(T record) {
    Objects.requireNonNull(record, "record");
    return writer.insert(plans.insert(record));
  }

  @Override
  public Saved<T> insert(Changeset<T> change) {
    Objects.requireNonNull(change, "change");
    return writer.insert(plans.insert(change));
  }

  @Override
  public Saved<T> update(Changeset<T> change) {
    Objects.requireNonNull(change, "change");
    return writer.update(plans.update(change));
  }

  @Override
  public Saved<T> update(Changeset<T> change, IfMatch ifMatch) {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(ifMatch, "ifMatch");
    return writer.updateConditionally(plans.update(change, ifMatch));
  }

  @Override
  public Saved<T> update(T before, T after) {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    return update(Changeset.between(before, after));
  }

  @Override
  public Saved<T> update(Stored<T> read, T after) {
    Objects.requireNonNull(read, "read");
    Objects.requireNonNull(after, "after");
    return writer.update(read, after);
  }

  @Override
  public Saved<T> update(String slug, UnaryOperator<T> change) {
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(change, "change");
    return writer.update(slug, change);
  }

  @Override
  public Receipt delete(T record) {
    return delete(slug(record));
  }

  @Override
  public Receipt delete(Changeset<T> change) {
    Objects.requireNonNull(change, "change");
    return delete(slug(change.data().orElseGet(change::apply)));
  }

  @Override
  public Receipt delete(String slug) {
    Objects.requireNonNull(slug, "slug");
    return writer.delete(plans.delete(slug), Optional.of("deleteAsync"));
  }

  @Override
  public Receipt delete(String slug, IfMatch ifMatch) {
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(ifMatch, "ifMatch");
    return writer.delete(plans.delete(slug, ifMatch), BlockingAccess.NO_ASYNC_FORM);
  }

  @Override
  public Receipt delete(T record, IfMatch ifMatch) {
    return delete(slug(record), ifMatch);
  }

  @Override
  public Receipt deleteAll() {
    return writer.delete(plans.deleteAll(), BlockingAccess.NO_ASYNC_FORM);
  }

  @Override
  public BatchResult batchWrite(Batch batch) {
    Objects.requireNonNull(batch, "batch");
    for (Batch.Op op : batch.ops()) {
      if (op.schema() != model.type()) {
        throw RepoErrors.otherSchema(op.schema().getSimpleName(), model.name());
      }
    }
    return batches.write(batch);
  }

  @Override
  public CompletionStage<Saved<T>> insertAsync(T record) {
    Objects.requireNonNull(record, "record");
    return async.save(() -> plans.insert(record), () -> insert(record));
  }

  @Override
  public CompletionStage<Saved<T>> insertAsync(Changeset<T> change) {
    Objects.requireNonNull(change, "change");
    return async.save(() -> plans.insert(change), () -> insert(change));
  }

  @Override
  public CompletionStage<Saved<T>> updateAsync(Changeset<T> change) {
    Objects.requireNonNull(change, "change");
    return async.save(() -> plans.update(change), () -> update(change));
  }

  @Override
  public CompletionStage<Saved<T>> updateAsync(T before, T after) {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    return async.save(
        () -> plans.update(Changeset.between(before, after)), () -> update(before, after));
  }

  @Override
  public CompletionStage<Receipt> deleteAsync(String slug) {
    Objects.requireNonNull(slug, "slug");
    return async.delete(() -> plans.delete(slug), () -> delete(slug));
  }

  @Override
  public OutboxEntry insertLater(T record) {
    Objects.requireNonNull(record, "record");
    return later.save(Operation.INSERT, plans.insert(record));
  }

  @Override
  public OutboxEntry insertLater(Changeset<T> change) {
    Objects.requireNonNull(change, "change");
    return later.save(Operation.INSERT, plans.insert(change));
  }

  @Override
  public OutboxEntry updateLater(Changeset<T> change) {
    Objects.requireNonNull(change, "change");
    return later.save(Operation.UPDATE, plans.update(change));
  }

  @Override
  public OutboxEntry updateLater(T before, T after) {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    return updateLater(Changeset.between(before, after));
  }

  @Override
  public OutboxEntry deleteLater(T record) {
    return deleteLater(slug(record));
  }

  @Override
  public OutboxEntry deleteLater(String slug) {
    Objects.requireNonNull(slug, "slug");
    return later.delete(slug, plans.delete(slug));
  }

  @Override
  public Subscription subscribe(Consumer<? super DustEvent<T>> consumer) {
    return subscribe(consumer, SubscribeOptions.LIVE);
  }

  @Override
  public Subscription subscribe(Consumer<? super DustEvent<T>> consumer, SubscribeOptions options) {
    Objects.requireNonNull(consumer, "consumer");
    Objects.requireNonNull(options, "options");
    return events.running(model).records(consumer, options, store.settings().eventQueue());
  }

  @Override
  public Subscription subscribeRaw(Consumer<? super OpEvent> consumer) {
    return subscribeRaw(consumer, RepoLog::operationsMissed);
  }

  @Override
  public Subscription subscribeRaw(
      Consumer<? super OpEvent> consumer, Consumer<? super Resync> onResync) {
    Objects.requireNonNull(consumer, "consumer");
    Objects.requireNonNull(onResync, "onResync");
    return events.running(model).operations(consumer, onResync, store.settings().eventQueue());
  }

  /** The schema and its place in the store. */
  @Override
  public String toString() {
    return "DustRepo<" + model.name() + "> at '" + model.prefix() + "'";
  }

  private String slug(T record) {
    return model.slug(Objects.requireNonNull(record, "record"));
  }
}
