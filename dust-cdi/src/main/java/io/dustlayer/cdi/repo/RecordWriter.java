package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.Receipt;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Writes the records of one schema: validates, maps to wire operations, sends them. */
final class RecordWriter<T> {

  /** How often an update that lost against other writers is tried in all. */
  static final int ATTEMPTS = 10;

  private final SchemaModel<T> model;
  private final StoreAccess store;
  private final RecordValidator validator;
  private final RecordReader<T> reader;

  RecordWriter(
      SchemaModel<T> model, StoreAccess store, RecordValidator validator, RecordReader<T> reader) {
    this.model = model;
    this.store = store;
    this.validator = validator;
    this.reader = reader;
  }

  Saved<T> insert(T record) {
    return insert(RecordChange.of(model, validator, record));
  }

  Saved<T> insert(Changeset<T> changeset) {
    return insert(RecordChange.of(model, validator, changeset));
  }

  Saved<T> update(Changeset<T> changeset) {
    RecordChange<T> change = RecordChange.of(model, validator, changeset);
    return model.mode() == StorageMode.MAP
        ? saved(change, send(change.whole(OptionalLong.empty())))
        : writeFlat(change, change.updateFlat());
  }

  Saved<T> update(Changeset<T> changeset, IfMatch ifMatch) {
    OptionalLong revision = revision(ifMatch);
    RecordChange<T> change = RecordChange.of(model, validator, changeset);
    return saved(change, send(change.whole(revision)));
  }

  Saved<T> update(Stored<T> read, T after) {
    RecordChange<T> change =
        RecordChange.of(model, validator, Changeset.between(read.record(), after));
    List<WireOp> ops = new GuardedWrites<>(model, read).update(change);
    if (ops.isEmpty()) {
      return saved(change, 0);
    }
    checkSize(ops);
    try {
      return saved(change, store.transport().batch(ops).storeSeq());
    } catch (DustException failure) {
      throw failure.kind() == Kind.CONFLICT ? conflict(change.slug(), ops, failure) : failure;
    }
  }

  Saved<T> update(String slug, UnaryOperator<T> change) {
    DustException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Stored<T> read = reader.find(slug).orElseThrow(() -> notFound(slug));
      T after = Objects.requireNonNull(change.apply(read.record()), "the changed record");
      try {
        return update(read, after);
      } catch (DustException failure) {
        if (failure.kind() != Kind.CONFLICT) {
          throw failure;
        }
        last = failure;
      }
    }
    throw RepoErrors.otherWritersFirst(model.name(), slug, ATTEMPTS, last);
  }

  Receipt delete(String slug, OptionalLong ifMatch) {
    return new Receipt(store.transport().delete(model.path(slug), ifMatch).storeSeq());
  }

  Receipt deleteAll() {
    return new Receipt(store.transport().delete(model.prefix(), OptionalLong.empty()).storeSeq());
  }

  OptionalLong revision(IfMatch ifMatch) {
    if (model.mode() == StorageMode.FLAT) {
      throw RepoErrors.ifMatchOnFlat(model.name());
    }
    return OptionalLong.of(ifMatch.revision());
  }

  NoSuchElementException notFound(String slug) {
    return new NoSuchElementException(
        "DUST0514: there is no loadable "
            + model.name()
            + " at '"
            + model.path(slug)
            + "'; use get(slug) or exists(slug) where it may be missing");
  }

  private Saved<T> insert(RecordChange<T> change) {
    return model.mode() == StorageMode.MAP
        ? saved(change, send(change.whole(OptionalLong.empty())))
        : writeFlat(change, change.insertFlat());
  }

  private Saved<T> writeFlat(RecordChange<T> change, List<WireOp> ops) {
    if (ops.isEmpty()) {
      return saved(change, 0);
    }
    return saved(
        change, store.settings().atomicFlatWrites() ? sendTogether(ops) : sendOneByOne(ops));
  }

  private long sendTogether(List<WireOp> ops) {
    checkSize(ops);
    try {
      return store.transport().batch(ops).storeSeq();
    } catch (DustException failure) {
      throw failure.kind() == Kind.NOT_IMPLEMENTED
          ? RepoErrors.atomicNeedsBatch(model.name(), failure)
          : failure;
    }
  }

  private long sendOneByOne(List<WireOp> ops) {
    List<String> written = new ArrayList<>();
    long storeSeq = 0;
    for (WireOp op : ops) {
      try {
        storeSeq = send(op);
      } catch (DustException failure) {
        throw failure.afterWriting(written);
      }
      written.add(op.path().render());
    }
    return storeSeq;
  }

  private long send(WireOp op) {
    DustTransport transport = store.transport();
    Committed committed =
        op instanceof WireOp.Set set
            ? transport.put(set.path(), set.value(), set.ifMatch())
            : transport.delete(op.path(), op.ifMatch());
    return committed.storeSeq();
  }

  private DustException conflict(String slug, List<WireOp> ops, DustException failure) {
    Optional<String> path =
        failure.detail() instanceof ErrorDetail.Conflict conflict
            ? conflictPath(conflict, ops)
            : Optional.empty();
    return RepoErrors.conflict(
        model.name() + " '" + slug + "'", OptionalInt.empty(), path, failure);
  }

  static Optional<String> conflictPath(ErrorDetail.Conflict conflict, List<WireOp> ops) {
    if (conflict.path().isPresent()) {
      return conflict.path();
    }
    return conflict.opIndex().stream()
        .filter(index -> index >= 0 && index < ops.size())
        .mapToObj(index -> ops.get(index).path().render())
        .findFirst();
  }

  static void checkSize(List<WireOp> ops) {
    if (ops.size() > DustTransport.MAX_BATCH) {
      throw RepoErrors.batchTooLarge(ops.size(), DustTransport.MAX_BATCH);
    }
  }

  private Saved<T> saved(RecordChange<T> change, long storeSeq) {
    return new Saved<>(change.normalized(), storeSeq);
  }
}
