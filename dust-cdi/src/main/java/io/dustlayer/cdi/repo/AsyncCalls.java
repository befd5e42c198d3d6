package io.dustlayer.cdi.repo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Runs blocking calls on an executor and hands out their outcome. */
final class AsyncCalls {

  private final Executor executor;

  AsyncCalls(Executor executor) {
    this.executor = executor;
  }

  /** The outcome of a call: its result, or the very exception that it throws. */
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

  private static <R> void complete(CompletableFuture<R> outcome, Supplier<R> blocking) {
    try {
      outcome.complete(blocking.get());
    } catch (RuntimeException | Error failure) {
      outcome.completeExceptionally(failure);
    }
  }
}
