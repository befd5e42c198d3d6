package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A batch as the wire operations that carry it out. Making one validates every changeset, so that
 * an invalid one fails before anything is sent.
 */
final class BatchPlan {

  private record Step(Class<?> schema, String slug, List<WireOp> ops) {}

  private final RecordValidator validator;
  private final List<Step> steps = new ArrayList<>();
  private final List<WireOp> wireOps = new ArrayList<>();

  private BatchPlan(RecordValidator validator) {
    this.validator = validator;
  }

  static BatchPlan of(Batch batch, String storeKey, RecordValidator validator) {
    BatchPlan plan = new BatchPlan(validator);
    for (Batch.Op op : batch.ops()) {
      SchemaModel<?> model = SchemaModel.of(op.schema());
      if (!model.store().equals(storeKey)) {
        throw RepoErrors.otherStore(model.name(), model.store(), storeKey);
      }
      Step step = plan.step(model, op);
      plan.steps.add(step);
      plan.wireOps.addAll(step.ops());
    }
    RecordWriter.checkSize(plan.wireOps);
    return plan;
  }

  List<WireOp> wireOps() {
    return wireOps;
  }

  /** Whether an index that a server names is one of the operations on the wire. */
  boolean has(int wireIndex) {
    return wireIndex >= 0 && wireIndex < wireOps.size();
  }

  /** Which operation of the batch a wire operation belongs to. */
  int opIndex(int wireIndex) {
    int end = 0;
    for (int i = 0; i < steps.size(); i++) {
      end += steps.get(i).ops().size();
      if (wireIndex < end) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "the server named operation " + wireIndex + " of a batch of " + end);
  }

  BatchResult result(long storeSeq, List<Committed> committed) {
    List<BatchResult.OpResult> results = new ArrayList<>();
    int next = 0;
    for (Step step : steps) {
      List<BatchResult.Write> writes = new ArrayList<>();
      long revision = 0;
      for (WireOp op : step.ops()) {
        Committed done = committed.get(next++);
        writes.add(new BatchResult.Write(op.path().render(), done.revision()));
        revision = Math.max(revision, done.revision());
      }
      results.add(new BatchResult.OpResult(step.schema(), step.slug(), revision, writes));
    }
    return new BatchResult(storeSeq, results);
  }

  private <T> Step step(SchemaModel<T> model, Batch.Op op) {
    if (op instanceof Batch.Insert insert) {
      RecordChange<T> change = change(model, insert.change());
      return step(
          model,
          change,
          model.mode() == StorageMode.MAP
              ? List.of(change.whole(OptionalLong.empty()))
              : change.insertFlat());
    }
    if (op instanceof Batch.Update update) {
      OptionalLong revision = revision(model, update.ifMatch());
      RecordChange<T> change = change(model, update.change());
      return step(
          model,
          change,
          model.mode() == StorageMode.MAP ? List.of(change.whole(revision)) : change.updateFlat());
    }
    if (op instanceof Batch.GuardedUpdate guarded) {
      RecordChange<T> change = change(model, guarded.change());
      return step(model, change, guarded(model, guarded.read()).update(change));
    }
    if (op instanceof Batch.GuardedDelete guarded) {
      return new Step(model.type(), guarded.read().slug(), guarded(model, guarded.read()).delete());
    }
    Batch.Delete delete = (Batch.Delete) op;
    OptionalLong revision = revision(model, delete.ifMatch());
    WireOp wire = new WireOp.Delete(model.path(delete.slug()), revision);
    return new Step(model.type(), delete.slug(), List.of(wire));
  }

  private static <T> Step step(SchemaModel<T> model, RecordChange<T> change, List<WireOp> ops) {
    return new Step(model.type(), change.slug(), ops);
  }

  // The model was looked up by the operation's own schema, so T is the changeset's entity.
  @SuppressWarnings("unchecked")
  private <T> RecordChange<T> change(SchemaModel<T> model, Changeset<?> changeset) {
    return RecordChange.of(model, validator, (Changeset<T>) changeset);
  }

  @SuppressWarnings("unchecked")
  private static <T> GuardedWrites<T> guarded(SchemaModel<T> model, Stored<?> read) {
    return new GuardedWrites<>(model, (Stored<T>) read);
  }

  private static OptionalLong revision(SchemaModel<?> model, Optional<IfMatch> ifMatch) {
    if (ifMatch.isPresent() && model.mode() == StorageMode.FLAT) {
      throw RepoErrors.ifMatchOnFlat(model.name());
    }
    return ifMatch.map(m -> OptionalLong.of(m.revision())).orElseGet(OptionalLong::empty);
  }
}
