package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.StoreContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a test can do to one store behind the back of its clients. Goes on working when the server
 * is restarted. Thread-safe.
 */
public final class StoreAdmin {
  private final Supplier<Store> store;

  StoreAdmin(Supplier<Store> store) {
    this.store = store;
  }

  /**
   * The store_seq of the last op.
   *
   * @return 0 for a new store
   */
  public long storeSeq() {
    return store.get().storeSeq();
  }

  /**
   * Takes a snapshot and removes from the log what it stands for. Clients behind it are sent the
   * snapshot at their next join, or with the next page of the catch-up they are in.
   *
   * @return the store_seq of the snapshot
   */
  public long compact() {
    return store.get().compact();
  }

  /** Archives the store: it takes no more writes, without a word to its clients. */
  public void archive() {
    store.get().lifecycle().archive();
  }

  /** Archives the store as its time were over, which its clients are told. */
  public void expire() {
    store.get().lifecycle().expire();
  }

  /**
   * Shows clients a time at which the store will be archived; nothing happens then.
   *
   * @param instant not null
   */
  public void expireAt(Instant instant) {
    store.get().lifecycle().expireAt(instant);
  }

  /**
   * A copy of everything in the store.
   *
   * @return to give to {@link #restore} later
   */
  public StoreContent backup() {
    return store.get().content();
  }

  /**
   * Puts the store back to what it was, its store_seq included, without a word to its clients. For
   * what happens when a real server is restored from a backup, restart the server afterwards.
   *
   * @param backup of this store, or of another
   */
  public void restore(StoreContent backup) {
    store.get().replace(backup);
  }

  /**
   * The truth to compare a client with, as of one moment.
   *
   * @return its ops go back to the first only if the server was built with {@link
   *     DustServerBuilder#keepEveryOp()} or the log was never compacted
   */
  public StoreAudit audit() {
    StoreContent content = store.get().content();
    List<CommittedOp> ops = new ArrayList<>(content.pruned());
    ops.addAll(content.ops());
    return new StoreAudit(content.lastSeq(), content.entries(), List.copyOf(ops));
  }
}
