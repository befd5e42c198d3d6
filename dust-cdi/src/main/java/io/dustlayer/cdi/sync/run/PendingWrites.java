package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The writes whose outcome somebody waits for. Confined to the driver's thread. */
final class PendingWrites {

  private final Map<String, CompletableFuture<Outcome>> futures = new HashMap<>();

  void add(String clientOpId, CompletableFuture<Outcome> future) {
    futures.put(clientOpId, future);
  }

  void complete(String clientOpId, Outcome outcome) {
    CompletableFuture<Outcome> future = futures.remove(clientOpId);
    if (future != null) {
      future.complete(outcome);
    }
  }

  /** Ends all of them, each with a failure of its own. */
  void failAll(Supplier<? extends RuntimeException> failure) {
    List<CompletableFuture<Outcome>> all = List.copyOf(futures.values());
    futures.clear();
    all.forEach(future -> future.completeExceptionally(failure.get()));
  }
}
