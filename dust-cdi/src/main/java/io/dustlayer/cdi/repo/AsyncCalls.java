package io.dustlayer.cdi.repo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Runs calls on an executor and hands out their outcome there. */
final class AsyncCalls {

  private final Executor executor;

  AsyncCalls(Executor executor) {
    this.executor = executor;
  }

  /** The outcome of a blocking call: its result, or the very exception that it throws. */
  <R> CompletionStage<R> call(Supplier<R> blocking) {
    CompletableFuture<R> outcome = new CompletableFuture<>();
    try {
      executor.execute(() -> complete(outcome, blocking));
    } catch (RejectedExecutionException stopped) {
      outcome.completeExceptionally(stopped);
    }
    // A copy of the future would wrap the exception.
    return outcome;
  }

  /**
   * The outcome of something under way, completed on the executor: the result, or the very
   * exception that caused the failure. If the executor refuses, it is completed where it is.
   */
  <R> CompletionStage<R> handOut(CompletionStage<R> underWay) {
    CompletableFuture<R> outcome = new CompletableFuture<>();
    underWay.whenComplete(
        (result, failure) -> {
          try {
            executor.execute(() -> complete(outcome, result, failure));
          } catch (RuntimeException | Error refusal) {
            // Never completing would be worse than completing on the wrong thread.
            complete(outcome, result, failure);
          }
        });
    return outcome;
  }

  /** What made a stage fail, without the wrapper that dependent stages add. */
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static <R> void complete(CompletableFuture<R> outcome, R result, Throwable failure) {
    if (failure == null) {
      outcome.complete(result);
    } else {
      outcome.completeExceptionally(cause(failure));
    }
  }

  private static <R> void complete(CompletableFuture<R> outcome, Supplier<R> blocking) {
    try {
      outcome.complete(blocking.get());
    } catch (RuntimeException | Error failure) {
      outcome.completeExceptionally(failure);
    }
  }
}
