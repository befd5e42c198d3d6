package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Sends single steps over a transport and waits for their answer. */
final class StepSender {

  private final String schema;
  private final DustTransport transport;

  StepSender(String schema, DustTransport transport) {
    this.schema = schema;
    this.transport = transport;
  }

  /** The sequence number of what was committed. */
  long send(WriteStep step) {
    if (step instanceof WriteStep.One one) {
      return send(one.op());
    }
    if (step instanceof WriteStep.Merge merge) {
      // Only realtime transports are given merges.
      RealtimeTransport realtime = (RealtimeTransport) transport;
      return await(realtime.merge(merge.path(), merge.children())).storeSeq();
    }
    return send((WriteStep.Batch) step);
  }

  private long send(WireOp op) {
    Committed committed =
        op instanceof WireOp.Set set
            ? transport.put(set.path(), set.value(), set.ifMatch())
            : transport.delete(op.path(), op.ifMatch());
    return committed.storeSeq();
  }

  private long send(WriteStep.Batch batch) {
    try {
      return transport.batch(batch.ops()).storeSeq();
    } catch (DustException failure) {
      throw failure.kind() == Kind.NOT_IMPLEMENTED
          ? RepoErrors.atomicNeedsBatch(schema, failure)
          : failure;
    }
  }

  // The transport ends each write at its deadline, so this waits no longer.
  private Committed await(CompletionStage<Committed> write) {
    try {
      return write.toCompletableFuture().get();
    } catch (ExecutionException failed) {
      // The contract knows no other failure.
      throw (DustException) failed.getCause();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RepoErrors.interrupted(schema, interrupted);
    }
  }
}
