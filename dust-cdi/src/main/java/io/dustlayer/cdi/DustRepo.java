package io.dustlayer.cdi;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The records of one schema.
 *
 * <p>Writes are validated upserts: there is no atomic insert-or-fail. A write that returns is
 * committed. Every method may throw a {@link DustException} of kind {@code NETWORK}, {@code HTTP},
 * {@code TIMEOUT} (for writes: outcome unknown), {@code UNAUTHORIZED}, {@code RATE_LIMITED} or
 * {@code INVALID_PARAMS} (also for missing or malformed settings, at first use); the kinds named
 * below come in addition. Null arguments throw {@link NullPointerException}. Instances are
 * application scoped and may be used from any thread.
 *
 * <p>A stored record that lacks a required property, or holds a value that does not fit its
 * property, is not loaded: reads skip it and log one warning for each read.
 *
 * @param <T> the entity, a class annotated with {@link DustSchema}
 */
public interface DustRepo<T> {

  /**
   * Every record, from as many pages as there are.
   *
   * @return in the order of the slugs' paths; unmodifiable
   */
  List<T> all();

  /**
   * Every record, read page by page as the stream is consumed. Holds one page and one record at
   * most. Close it, or consume it to its end.
   *
   * @return a sequential stream in the order of the slugs' paths; it throws {@link DustException}
   *     where a page cannot be read, and never ends early instead
   */
  Stream<T> stream();

  /**
   * One record.
   *
   * @param slug the key, not empty
   * @return empty if there is none, or it cannot be loaded
   * @throws DustException {@code INVALID_PARAMS} if the slug is empty
   */
  Optional<T> get(String slug);

  /**
   * One record that must be there.
   *
   * @param slug the key, not empty
   * @return the record
   * @throws java.util.NoSuchElementException if there is none, or it cannot be loaded
   * @throws DustException {@code INVALID_PARAMS} if the slug is empty
   */
  T getOrThrow(String slug);

  /**
   * Whether anything is stored for a slug, even if it cannot be loaded as a record.
   *
   * @param slug the key, not empty
   * @return true if the path exists
   * @throws DustException {@code INVALID_PARAMS} if the slug is empty
   */
  boolean exists(String slug);

  /**
   * One record with the revisions of its leaves, to update it if it is still the same.
   *
   * @param slug the key, not empty
   * @return empty if there is none, or it cannot be loaded
   * @throws DustException {@code INVALID_PARAMS} if the slug is empty
   */
  Optional<Stored<T>> find(String slug);

  /**
   * Writes a record. In FLAT mode each property that is not null is written, in property order, and
   * other stored properties stay; in MAP mode the record replaces what is stored.
   *
   * @param record the record
   * @return the record and the last sequence number
   * @throws DustValidationException if it is not valid, or a value cannot be stored and read back
   *     unchanged; nothing was sent
   * @throws DustException {@code NOTHING_TO_WRITE} if every property is null. If a FLAT write fails
   *     after others of the same call succeeded, {@link DustException#written()} names them
   */
  Saved<T> insert(T record);

  /**
   * Writes a record given as a changeset; see {@link #insert(Object)}.
   *
   * @param change all of its record is written, not only what changed
   * @return the record and the last sequence number
   * @throws DustValidationException if it is not valid; nothing was sent
   */
  Saved<T> insert(Changeset<T> change);

  /**
   * Writes what changed. In FLAT mode only the properties that differ are written, null as JSON
   * {@code null}, and a call without differences sends nothing; in MAP mode the whole record is
   * written.
   *
   * @param change the changes
   * @return the record with the changes
   * @throws DustValidationException if it is not valid; nothing was sent
   * @throws DustException {@code INVALID_PARAMS} if the slug is missing or changed
   */
  Saved<T> update(Changeset<T> change);

  /**
   * Writes a record of a {@link StorageMode#MAP} schema if its path still has a revision. Servers
   * compare single leaves, and a record with properties is not one: expect {@code NOT_SUPPORTED}
   * from them, and prefer {@link #update(Stored, Object)}.
   *
   * @param change the changes
   * @param ifMatch the condition
   * @return the record with the changes
   * @throws DustException {@code CONFLICT} with the current revision; {@code NOT_SUPPORTED} where
   *     the server refuses a condition on an object
   * @throws IllegalArgumentException for FLAT schemas
   */
  Saved<T> update(Changeset<T> change, IfMatch ifMatch);

  /**
   * Writes what differs between two records; see {@link #update(Changeset)}.
   *
   * @param before the record as it is
   * @param after the record as wanted
   * @return {@code after}
   * @throws DustValidationException if it is not valid; nothing was sent
   * @throws DustException {@code INVALID_PARAMS} if the slugs differ
   */
  Saved<T> update(T before, T after);

  /**
   * Writes what differs, if every leaf that changes still has the revision it was read at:
   * optimistic locking that works on every server and in both modes. One atomic request.
   *
   * <p>Leaves are compared one by one, so two writers that change different properties both
   * succeed. A server cannot compare a leaf that does not exist: setting a property that had no
   * stored value, or adding a key to a stored map, is refused rather than written unguarded.
   *
   * @param read the record as read
   * @param after the record as wanted
   * @return {@code after}
   * @throws DustValidationException if it is not valid; nothing was sent
   * @throws DustException {@code CONFLICT} with path and current revision if another writer was
   *     first, nothing was written; {@code NOT_SUPPORTED} if a change cannot be guarded, nothing
   *     was sent; {@code INVALID_PARAMS} if the slugs differ
   */
  Saved<T> update(Stored<T> read, T after);

  /**
   * Reads a record, changes it and writes the difference if nobody else changed those leaves
   * meanwhile; reads again and repeats on a conflict, at most 10 times. See {@link #update(Stored,
   * Object)}.
   *
   * @param slug the key of an existing record
   * @param change computes the wanted record; called again for each attempt, so without side
   *     effects
   * @return the record as written
   * @throws java.util.NoSuchElementException if there is no such record, or it cannot be loaded
   * @throws DustException {@code CONFLICT} if other writers were first each time
   */
  Saved<T> update(String slug, UnaryOperator<T> change);

  /**
   * Removes a record.
   *
   * @param record its slug is used
   * @return the sequence number; servers do not tell whether there was anything
   */
  Receipt delete(T record);

  /**
   * Removes a record.
   *
   * @param change its slug is used
   * @return the sequence number
   */
  Receipt delete(Changeset<T> change);

  /**
   * Removes a record: one delete of everything stored for the slug.
   *
   * @param slug the key, not empty
   * @return the sequence number; servers do not tell whether there was anything
   * @throws DustException {@code INVALID_PARAMS} if the slug is empty
   */
  Receipt delete(String slug);

  /**
   * Removes a record of a {@link StorageMode#MAP} schema if its path still has a revision; see
   * {@link #update(Changeset, IfMatch)} for what servers make of it.
   *
   * @param slug the key, not empty
   * @param ifMatch the condition
   * @return the sequence number
   * @throws DustException {@code CONFLICT} with the current revision; {@code NOT_SUPPORTED} where
   *     the stored value is not a single leaf
   * @throws IllegalArgumentException for FLAT schemas
   */
  Receipt delete(String slug, IfMatch ifMatch);

  /**
   * Removes a record of a {@link StorageMode#MAP} schema if its path still has a revision; see
   * {@link #delete(String, IfMatch)}.
   *
   * @param record its slug is used
   * @param ifMatch the condition
   * @return the sequence number
   * @throws IllegalArgumentException for FLAT schemas
   */
  Receipt delete(T record, IfMatch ifMatch);

  /**
   * Removes every record of the schema, and everything else below its prefix.
   *
   * @return the sequence number
   */
  Receipt deleteAll();

  /**
   * Commits operations on this schema together or not at all; see {@link Dust#batchWrite(Batch)}.
   *
   * @param batch operations on this schema only
   * @return what was committed
   * @throws DustException {@code INVALID_PARAMS} if an operation is about another schema; nothing
   *     was sent
   */
  BatchResult batchWrite(Batch batch);

  /**
   * As {@link #insert(Object)}, without waiting.
   *
   * @param record the record
   * @return completes with the result, or exceptionally with what the other form throws
   */
  CompletionStage<Saved<T>> insertAsync(T record);

  /**
   * As {@link #insert(Changeset)}, without waiting.
   *
   * @param change the record as a changeset
   * @return completes with the result, or exceptionally with what the other form throws
   */
  CompletionStage<Saved<T>> insertAsync(Changeset<T> change);

  /**
   * As {@link #update(Changeset)}, without waiting.
   *
   * @param change the changes
   * @return completes with the result, or exceptionally with what the other form throws
   */
  CompletionStage<Saved<T>> updateAsync(Changeset<T> change);

  /**
   * As {@link #update(Object, Object)}, without waiting.
   *
   * @param before the record as it is
   * @param after the record as wanted
   * @return completes with the result, or exceptionally with what the other form throws
   */
  CompletionStage<Saved<T>> updateAsync(T before, T after);

  /**
   * As {@link #delete(String)}, without waiting.
   *
   * @param slug the key, not empty
   * @return completes with the result, or exceptionally with what the other form throws
   */
  CompletionStage<Receipt> deleteAsync(String slug);

  /**
   * Accepts a record for the {@link Outbox}: it is on disk when this returns, reads show it, and it
   * is written when there is a connection, in FLAT mode as one operation where that has the same
   * effect. Blocks for as long as the disk takes. Conditional writes have no such form: they make
   * sense only against what is there now.
   *
   * @param record the record
   * @return to find out what became of it
   * @throws DustValidationException if it is not valid; nothing is kept
   * @throws DustException {@code NOT_SUPPORTED} without {@code dust.outbox=file}; {@code NETWORK}
   *     if the outbox is full, or its disk fails: nothing is kept; {@code TIMEOUT} if the disk does
   *     not answer
   */
  OutboxEntry insertLater(T record);

  /**
   * Accepts a record given as a changeset; see {@link #insertLater(Object)}.
   *
   * @param change all of its record is written, not only what changed
   * @return to find out what became of it
   * @throws DustException as {@link #insertLater(Object)}
   */
  OutboxEntry insertLater(Changeset<T> change);

  /**
   * Accepts what changed; see {@link #update(Changeset)} and {@link #insertLater(Object)}. If
   * nothing differs in FLAT mode, nothing is kept, and the entry is settled.
   *
   * @param change the changes
   * @return to find out what became of it
   * @throws DustException as {@link #insertLater(Object)}
   */
  OutboxEntry updateLater(Changeset<T> change);

  /**
   * Accepts what differs between two states of a record; see {@link #updateLater(Changeset)}.
   *
   * @param before the record as it was
   * @param after the record as it is to be
   * @return to find out what became of it
   * @throws DustException as {@link #insertLater(Object)}
   */
  OutboxEntry updateLater(T before, T after);

  /**
   * Accepts a delete; see {@link #delete(Object)} and {@link #insertLater(Object)}.
   *
   * @param record the record
   * @return to find out what became of it
   * @throws DustException as {@link #insertLater(Object)}
   */
  OutboxEntry deleteLater(T record);

  /**
   * Accepts a delete; see {@link #delete(String)} and {@link #insertLater(Object)}.
   *
   * @param slug the key, not empty
   * @return to find out what became of it
   * @throws DustException as {@link #insertLater(Object)}
   */
  OutboxEntry deleteLater(String slug);

  /**
   * Calls back for every committed change of a record, own writes included: one event for each
   * operation and record it touched, with the record as of that operation. Needs the SDK transport,
   * and outlasts its being stopped and started again.
   *
   * <p>The consumer is called on the application's executor, in order, from a queue of its own of
   * {@code dust.events.queue} events. What it throws is logged, and it gets the next event. It may
   * close the subscription.
   *
   * @param consumer called for one event at a time
   * @return ends the deliveries when closed
   * @throws DustException {@code NOT_SUPPORTED} on the HTTP transport, which has no events
   */
  Subscription subscribe(Consumer<? super DustEvent<T>> consumer);

  /**
   * As {@link #subscribe(Consumer)}, with options.
   *
   * @param consumer called for one event at a time
   * @param options whether to begin with the current records, and who hears of a resync
   * @return ends the deliveries when closed
   * @throws DustException {@code NOT_SUPPORTED} on the HTTP transport, which has no events
   */
  Subscription subscribe(Consumer<? super DustEvent<T>> consumer, SubscribeOptions options);

  /**
   * Calls back for every committed operation at, above or below the schema's prefix, not assembled
   * into records. That operations were missed is logged as a warning.
   *
   * @param consumer called for one operation at a time
   * @return ends the deliveries when closed
   * @throws DustException {@code NOT_SUPPORTED} on the HTTP transport, which has no events
   */
  Subscription subscribeRaw(Consumer<? super OpEvent> consumer);

  /**
   * As {@link #subscribeRaw(Consumer)}, telling of operations that were missed.
   *
   * @param consumer called for one operation at a time
   * @param onResync told, in order with them, when operations were dropped because the consumer was
   *     too slow, or were replaced by a snapshot
   * @return ends the deliveries when closed
   * @throws DustException {@code NOT_SUPPORTED} on the HTTP transport, which has no events
   */
  Subscription subscribeRaw(Consumer<? super OpEvent> consumer, Consumer<? super Resync> onResync);

  /**
   * Ends a subscription; the same as closing it.
   *
   * @param subscription made by this repository
   */
  default void unsubscribe(Subscription subscription) {
    subscription.close();
  }
}
