package io.dustlayer.cdi.server.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How long a store lives. Thread-safe. */
public final class StoreLifecycle {
  private final StoreAccess access;
  private final IdentityTable identity;
  private final InstantSource clock;
  private final Runnable expired;

  StoreLifecycle(
      StoreAccess access, IdentityTable identity, InstantSource clock, Runnable expired) {
    this.access = access;
    this.identity = identity;
    this.clock = clock;
    this.expired = expired;
  }

  /**
   * Whether the store was archived. It can be read, but changed only by a rollback.
   *
   * @return false for a new store
   */
  public boolean isArchived() {
    return access.locked(identity::isArchived);
  }

  /** Archives the store, without telling its listeners. */
  public void archive() {
    access.run(identity::archive);
  }

  /** Archives the store because its time is over, and tells its listeners. */
  public void expire() {
    access.run(
        () -> {
          identity.expireAt(clock.instant());
          identity.archive();
          expired.run();
        });
  }

  /**
   * When the store is to be archived.
   *
   * @return nothing if it lives for ever
   */
  public Optional<Instant> expiresAt() {
    return access.locked(identity::expiresAt);
  }

  /**
   * Says when the store is to be archived; nothing happens by itself at that time.
   *
   * @param instant not null
   */
  public void expireAt(Instant instant) {
    access.run(() -> identity.expireAt(instant));
  }
}
