package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.Receipt;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Writes the records of one schema without waiting: over a realtime transport no thread is held
 * while a write is under way; over others the blocking form runs on the executor. The outcome is
 * handed out on the executor, so that what follows it never runs on the transport's thread.
 */
final class AsyncWriter<T> {

  private final String schema;
  private final StoreAccess store;
  private final AsyncCalls calls;

  AsyncWriter(String schema, StoreAccess store, AsyncCalls calls) {
    this.schema = schema;
    this.store = store;
    this.calls = calls;
  }

  /** Carries a plan out; a plan that cannot be made completes exceptionally. */
  CompletionStage<Saved<T>> save(Supplier<WritePlan<T>> plan, Supplier<Saved<T>> blocking) {
    return write(
        realtime -> {
          WritePlan<T> valid = plan.get();
          return send(valid.steps(realtime).iterator(), realtime, new ArrayList<>(), 0)
              .thenApply(storeSeq -> new Saved<>(valid.record(), storeSeq));
        },
        blocking);
  }

  /** Sends a delete. */
  CompletionStage<Receipt> delete(Supplier<WireOp> op, Supplier<Receipt> blocking) {
    return write(
        realtime ->
            realtime.write(op.get()).thenApply(committed -> new Receipt(committed.storeSeq())),
        blocking);
  }

  private interface Write<R> {
    CompletionStage<R> over(RealtimeTransport transport);
  }

  private <R> CompletionStage<R> write(Write<R> write, Supplier<R> blocking) {
    try {
      DustTransport transport = store.transport();
      return transport instanceof RealtimeTransport realtime
          ? calls.handOut(write.over(realtime))
          : calls.call(blocking);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedStage(failure);
    }
  }

  private CompletionStage<Long> send(
      Iterator<WriteStep> steps, RealtimeTransport transport, List<String> written, long last) {
    if (!steps.hasNext()) {
      return CompletableFuture.completedStage(last);
    }
    WriteStep step = steps.next();
    return start(step, transport)
        .handle((storeSeq, failure) -> outcome(storeSeq, failure, written))
        .thenCompose(
            storeSeq -> {
              written.addAll(step.paths());
              return send(steps, transport, written, storeSeq);
            });
  }

  private CompletionStage<Long> start(WriteStep step, RealtimeTransport transport) {
    if (step instanceof WriteStep.One one) {
      return transport.write(one.op()).thenApply(Committed::storeSeq);
    }
    if (step instanceof WriteStep.Merge merge) {
      return transport.merge(merge.path(), merge.children()).thenApply(Committed::storeSeq);
    }
    // Batches go over HTTP, which blocks.
    return calls.call(() -> new StepSender(schema, transport).send(step));
  }

  private static long outcome(Long storeSeq, Throwable failure, List<String> written) {
    if (failure == null) {
      return storeSeq;
    }
    Throwable cause = AsyncCalls.cause(failure);
    if (cause instanceof DustException refused) {
      throw refused.afterWriting(written);
    }
    throw new CompletionException(cause);
  }
}
