package io.dustlayer.cdi;

import java.time.Duration;

/**
 * One Dust store. {@code @Inject Dust} is the store of {@code dust.store};
 * {@code @Inject @DustStore("audit") Dust} that of {@code dust.stores.audit.store}.
 *
 * <p>Instances may be used from any thread.
 */
public interface Dust {

  /**
   * The store's name on the server.
   *
   * @return {@code org/name}
   * @throws DustException {@code INVALID_PARAMS} if {@code dust.store} is missing or malformed,
   *     {@code NOT_SUPPORTED} if the library is disabled
   */
  String store();

  /**
   * The transport that the next call would use.
   *
   * @return never null
   * @throws DustException {@code INVALID_PARAMS} if a setting is missing or malformed, {@code
   *     NOT_SUPPORTED} if the library is disabled
   */
  TransportKind transport();

  /**
   * The repository of a schema of this store, for code that has the class only at run time.
   *
   * @param schema a class annotated with {@link DustSchema}
   * @param <T> the entity
   * @return the repository
   * @throws IllegalArgumentException if the class is not a schema, or belongs to another store
   */
  <T> DustRepo<T> repo(Class<T> schema);

  /**
   * Commits operations on any schemas of this store together or not at all.
   *
   * <p>Every changeset is validated before anything is sent. FLAT inserts and updates become one
   * wire operation for each property that is not null, or that changed.
   *
   * @param batch the operations; an empty batch, or one in which nothing differs, sends nothing
   * @return what was committed
   * @throws DustValidationException if any changeset is invalid; nothing was sent
   * @throws DustException {@code INVALID_PARAMS} for schemas of another store or more than 1000
   *     wire operations, nothing was sent; {@code CONFLICT} with the operation's index, path and
   *     current revision, nothing was written; {@code NOT_IMPLEMENTED} if the server lacks the
   *     batch route; the kinds of every write otherwise
   * @throws IllegalArgumentException if an operation on a FLAT schema has an {@link IfMatch}
   */
  BatchResult batchWrite(Batch batch);

  /**
   * How the store's transport is doing.
   *
   * @return {@link StoreStatus#OVER_HTTP} as long as no SDK transport runs
   * @throws DustException {@code INVALID_PARAMS} if a setting is missing or malformed, {@code
   *     NOT_SUPPORTED} if the library is disabled
   */
  StoreStatus status();

  /**
   * Starts the SDK transport, if it does not run: a connection with a local mirror and realtime
   * events. Does not wait for the server; repositories use the transport from now on, and read over
   * HTTP until the mirror is complete. With {@code dust.cache=file} it returns when the mirror that
   * was kept has been read, and reads come from that at once.
   *
   * @throws DustException {@code INVALID_PARAMS} if a setting is missing or malformed, {@code
   *     NOT_SUPPORTED} if {@code dust.transport=http}, if the host has no WebSocket client, or if
   *     the library is disabled
   */
  void start();

  /**
   * Stops the SDK transport, if it runs: writes without outcome fail, subscriptions stay and go on
   * after the next {@link #start()}, repositories use HTTP from now on. The mirror is kept for the
   * next start.
   */
  void stop();

  /**
   * Waits until the SDK transport is live: its mirror has everything that the server had when it
   * caught up, and follows it from then on. What others write over HTTP may still be on its way.
   *
   * @param timeout how long to wait at most; not negative
   * @return whether it is live; false when the time is up
   * @throws DustException {@code NOT_SUPPORTED} if no SDK transport runs
   * @throws InterruptedException if the thread is interrupted
   */
  boolean awaitSynced(Duration timeout) throws InterruptedException;

  /**
   * The writes that are on disk until they can be sent.
   *
   * @return always the same one
   * @throws DustException {@code NOT_SUPPORTED} without {@code dust.outbox=file}, or if the library
   *     is disabled; {@code INVALID_PARAMS} if a setting is missing or malformed
   */
  Outbox outbox();

  /**
   * A part of the library behind this store, for what this interface does not offer: {@code
   * io.dustlayer.cdi.spi.DustTransport} is the transport that the next call would use, and {@code
   * io.dustlayer.cdi.spi.RealtimeTransport} the same if it is the SDK transport. What is written
   * through a transport is not validated. The store goes on to own it: do not close it.
   *
   * @param part the type of the part
   * @param <T> the type of the part
   * @return the part
   * @throws IllegalArgumentException if the store has no such part, or not now
   * @throws DustException {@code INVALID_PARAMS} if a setting is missing or malformed, {@code
   *     NOT_SUPPORTED} if the library is disabled
   */
  <T> T unwrap(Class<T> part);
}
