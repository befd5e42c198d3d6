package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.DustTransport.CommittedBatch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sends batches of one store. */
final class BatchWriter {

  private final BlockingAccess access;
  private final RecordValidator validator;

  BatchWriter(BlockingAccess access, RecordValidator validator) {
    this.access = access;
    this.validator = validator;
  }

  BatchResult write(Batch batch) {
    BatchPlan plan = BatchPlan.of(batch, access.store().key(), validator);
    if (plan.wireOps().isEmpty()) {
      return plan.result(0, List.of());
    }
    try {
      CommittedBatch committed =
          access.transport("a batch", BlockingAccess.NO_ASYNC_FORM).batch(plan.wireOps());
      return plan.result(committed.storeSeq(), committed.ops());
    } catch (DustException failure) {
      throw failure.kind() == Kind.CONFLICT ? conflict(plan, failure) : failure;
    }
  }

  private static DustException conflict(BatchPlan plan, DustException failure) {
    if (!(failure.detail() instanceof ErrorDetail.Conflict conflict)
        || conflict.opIndex().isEmpty()
        || !plan.has(conflict.opIndex().getAsInt())) {
      return failure;
    }
    int opIndex = plan.opIndex(conflict.opIndex().getAsInt());
    Optional<String> path = RecordWriter.conflictPath(conflict, plan.wireOps());
    return RepoErrors.conflict(
        "operation " + opIndex + " of the batch", OptionalInt.of(opIndex), path, failure);
  }
}
