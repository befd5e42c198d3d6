package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.Receipt;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Writes the records of one schema and waits until that is committed. */
final class RecordWriter<T> {

  /** How often an update that lost against other writers is tried in all. */
  static final int ATTEMPTS = 10;

  private final SchemaModel<T> model;
  private final BlockingAccess access;
  private final RecordPlans<T> plans;
  private final RecordReader<T> reader;

  RecordWriter(
      SchemaModel<T> model, BlockingAccess access, RecordPlans<T> plans, RecordReader<T> reader) {
    this.model = model;
    this.access = access;
    this.plans = plans;
    this.reader = reader;
  }

  Saved<T> insert(WritePlan<T> plan) {
    return send(plan, Optional.of("insertAsync"));
  }

  Saved<T> update(WritePlan<T> plan) {
    return send(plan, Optional.of("updateAsync"));
  }

  Saved<T> updateConditionally(WritePlan<T> plan) {
    return send(plan, BlockingAccess.NO_ASYNC_FORM);
  }

  Saved<T> update(Stored<T> read, T after) {
    RecordChange<T> change = plans.change(Changeset.between(read.record(), after));
    List<WireOp> ops = new GuardedWrites<>(model, read).update(change);
    if (ops.isEmpty()) {
      return saved(change, 0);
    }
    checkSize(ops);
    try {
      return saved(change, transport(BlockingAccess.NO_ASYNC_FORM).batch(ops).storeSeq());
    } catch (DustException failure) {
      throw failure.kind() == Kind.CONFLICT ? conflict(change.slug(), ops, failure) : failure;
    }
  }

  Saved<T> update(String slug, UnaryOperator<T> change) {
    DustException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // What lost against others was perhaps read from a mirror that has not heard of them.
      Stored<T> read =
          (attempt == 0 ? reader.find(slug) : reader.findAtServer(slug))
              .orElseThrow(() -> notFound(slug));
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

  Receipt delete(WireOp delete, Optional<String> asyncForm) {
    DustTransport transport = transport(asyncForm);
    return new Receipt(transport.delete(delete.path(), delete.ifMatch()).storeSeq());
  }

  NoSuchElementException notFound(String slug) {
    return new NoSuchElementException(
        "DUST0514: there is no loadable "
            + model.name()
            + " at '"
            + model.path(slug)
            + "'; use get(slug) or exists(slug) where it may be missing");
  }

  private Saved<T> send(WritePlan<T> plan, Optional<String> asyncForm) {
    if (plan.ops().isEmpty()) {
      return new Saved<>(plan.record(), 0);
    }
    DustTransport transport = transport(asyncForm);
    StepSender sender = new StepSender(model.name(), transport);
    List<String> written = new ArrayList<>();
    long storeSeq = 0;
    for (WriteStep step : plan.steps(transport)) {
      try {
        storeSeq = sender.send(step);
      } catch (DustException failure) {
        throw failure.afterWriting(written);
      }
      written.addAll(step.paths());
    }
    return new Saved<>(plan.record(), storeSeq);
  }

  private DustTransport transport(Optional<String> asyncForm) {
    return access.transport(model.name(), asyncForm);
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
