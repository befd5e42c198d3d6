package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.sync.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands writes to the engine, and their outcomes to those who wait. Safe for use from any thread.
 */
final class SubmittedWrites {

  /** How much longer than the engine a caller waits at most: the engine answers first, or never. */
  static final Duration MARGIN = Duration.ofSeconds(5);

  private final Submitter submitter;
  private final WriteChecks checks;
  private final WriteErrors errors;
  private final Duration ackTimeout;
  private final Executor executor;

  /** Gives a write to the engine. */
  interface Submitter {

    /** False if nobody takes it any more. */
    boolean submit(WriteRequest request, CompletableFuture<Outcome> outcome);
  }

  SubmittedWrites(
      Submitter submitter,
      WriteChecks checks,
      WriteErrors errors,
      Duration ackTimeout,
      Executor executor) {
    this.submitter = submitter;
    this.checks = checks;
    this.errors = errors;
    this.ackTimeout = ackTimeout;
    this.executor = executor;
  }

  private CompletableFuture<Outcome> submit(WriteRequest request) {
    checks.check(request);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    if (!submitter.submit(request, outcome)) {
      throw ErrorCase.CLOSED.toException(
          errors.failed(request, "the transport is closed"), ErrorDetail.NONE, null);
    }
    return outcome;
  }

  Committed await(WriteRequest request) {
    CompletableFuture<Outcome> outcome = submit(request);
    try {
      return errors.committedOrThrow(request, outcome.get(patience(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failed) {
      throw failure(request, failed.getCause());
    } catch (TimeoutException late) {
      throw errors.overdue(request, "nothing was heard of it");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw errors.overdue(request, "the thread was interrupted while it waited");
    }
  }

  private long patience() {
    return ackTimeout.plus(ackTimeout.compareTo(MARGIN) < 0 ? ackTimeout : MARGIN).toMillis();
  }

  CompletionStage<Committed> promise(WriteRequest request) {
    CompletableFuture<Committed> told = new CompletableFuture<>();
    try {
      submit(request)
          .whenComplete((outcome, failed) -> later(() -> tell(told, request, outcome, failed)));
    } catch (DustException refused) {
      told.completeExceptionally(refused);
    }
    return told;
  }

  private void tell(
      CompletableFuture<Committed> told, WriteRequest request, Outcome outcome, Throwable failed) {
    try {
      if (failed != null) {
        throw failure(request, failed);
      }
      told.complete(errors.committedOrThrow(request, outcome));
    } catch (RuntimeException | Error failure) {
      told.completeExceptionally(failure);
    }
  }

  // What callers do with an outcome is not for the driver's thread.
  void later(Runnable task) {
    runOn(executor, task);
  }

  /** Runs a task by an executor, or at once if that refuses. */
  static void runOn(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException | Error refusal) {
      // Full, out of threads, or being taken away: an outcome that is never told is worse.
      task.run();
    }
  }

  private DustException failure(WriteRequest request, Throwable failed) {
    return failed instanceof DustException known
        ? known
        : ErrorCase.ENGINE_FAILED.toException(
            errors.failed(request, String.valueOf(failed)), ErrorDetail.NONE, failed);
  }
}
