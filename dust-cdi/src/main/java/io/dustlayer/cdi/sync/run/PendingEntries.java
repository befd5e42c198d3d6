package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The entries of an outbox that are not settled. Safe for use from any thread. */
final class PendingEntries {

  private final NavigableMap<Long, OutboxHandle> inOrder = new ConcurrentSkipListMap<>();
  private final Map<String, OutboxHandle> byId = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  PendingEntries(List<OutboxRecord> kept) {
    for (OutboxRecord entry : kept) {
      bytes.addAndGet(entry.size());
      add(new OutboxHandle(entry, new CompletableFuture<>()));
    }
  }

  /** Takes space for an entry; false if there is not enough. */
  boolean reserve(long size, long limit) {
    long after = bytes.addAndGet(size);
    if (after > limit) {
      bytes.addAndGet(-size);
    }
    return after <= limit;
  }

  void release(long size) {
    bytes.addAndGet(-size);
  }

  /** About how many bytes are taken. */
  long size() {
    return bytes.get();
  }

  /** Adds an entry that has its space. */
  void add(OutboxHandle handle) {
    byId.put(handle.id(), handle);
    inOrder.put(handle.entry().order(), handle);
  }

  /** Removes an entry and gives its space back; what its handle waits for. */
  CompletableFuture<OutboxSettlement> remove(OutboxRecord entry) {
    release(entry.size());
    inOrder.remove(entry.order());
    return byId.remove(entry.id()).future();
  }

  List<OutboxEntry> all() {
    return List.copyOf(inOrder.values());
  }

  Optional<OutboxEntry> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
