package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import io.dustlayer.cdi.server.store.Writer.UnmetConditionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One store: its entries, its op log, and the only place where both change. Each commit is one
 * transaction, durable before the method returns. Thread-safe: one lock covers the database and the
 * order in which listeners are told.
 */
public final class Store implements AutoCloseable {
  private static final int RECENT = 5;

  private final StoreInfo info;
  private final StoreTables tables;
  private final StoreSettings settings;
  private final WriteCheck check;
  private final Preconditions preconditions;
  private final Writer writer;
  private final StoreAccess access;
  private final StoreHistory history;
  private final StoreLifecycle lifecycle;
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private long storeSeq;

  /** Takes over an open database whose tables exist. */
  Store(StoreInfo info, StoreTables tables, StoreSettings settings) throws SQLException {
    this.info = info;
    this.tables = tables;
    this.settings = settings;
    this.check = new WriteCheck(settings.quirks());
    this.preconditions = new Preconditions(tables.entries(), settings.quirks());
    this.writer = new Writer(tables, preconditions, settings.quirks());
    this.access = new StoreAccess(info.name(), tables.statements());
    this.history = new StoreHistory(access, tables, settings.quirks());
    this.lifecycle =
        new StoreLifecycle(
            access,
            tables.identity(),
            settings.clock(),
            () -> listeners.forEach(CommitListener::expired));
    this.storeSeq = tables.lastSeq();
  }

  /**
   * Which store this is.
   *
   * @return never null
   */
  public StoreInfo info() {
    return info;
  }

  /**
   * Has a listener told of every later commit.
   *
   * @param listener not null
   * @return the store_seq of the last commit that it is not told of
   */
  public long addListener(CommitListener listener) {
    return access.locked(
        () -> {
          listeners.add(listener);
          return storeSeq;
        });
  }

  /**
   * Stops telling a listener.
   *
   * @param listener not null; unknown ones are ignored
   */
  public void removeListener(CommitListener listener) {
    listeners.remove(listener);
  }

  /**
   * Applies ops in one transaction, later ones seeing the earlier.
   *
   * @param ops at least one
   * @return what was committed, in the same order; a release that matched nothing is not in it
   * @throws ConflictException if a condition does not hold; nothing was applied then
   * @throws WriteRefusedException if an op is refused as the store is; nothing was applied then
   * @throws io.dustlayer.cdi.protocol.InvalidPathException if a value has an empty key
   * @throws PoisonedValueException if a typed value does not parse, unless the quirk allows it
   * @throws PathTooLongException if the quirk forbids a path
   */
  public List<CommittedOp> commit(List<WriteOp> ops) throws ConflictException {
    return commit(ops, Long.MAX_VALUE);
  }

  /**
   * Applies ops like {@link #commit(List)}, unless there would be too many leaves. As with a real
   * server, only sets and merges are limited.
   *
   * @param ops at least one
   * @param mostKeys how many leaves there may be
   * @return what was committed
   * @throws ConflictException if a condition does not hold; nothing was applied then
   * @throws LimitExceededException if an op would bring more leaves; nothing was applied then
   */
  public List<CommittedOp> commit(List<WriteOp> ops, long mostKeys) throws ConflictException {
    ops.forEach(check::check);
    return access.locked(
        () -> {
          if (tables.identity().isArchived()) {
            throw new WriteRefusedException(Reason.STORE_ARCHIVED, "store " + info.name());
          }
          try {
            return write(ops, mostKeys);
          } catch (UnmetConditionException unmet) {
            throw preconditions.conflict(unmet.opIndex(), ops.get(unmet.opIndex()));
          }
        });
  }

  private List<CommittedOp> write(List<WriteOp> ops, long mostKeys)
      throws SQLException, UnmetConditionException {
    Instant now = settings.clock().instant();
    List<CommittedOp> committed =
        access.inTransaction(() -> writer.write(ops, storeSeq, now, mostKeys));
    if (!committed.isEmpty()) {
      storeSeq += committed.size();
      listeners.forEach(listener -> listener.committed(committed));
      if (storeSeq - tables.snapshotSeq() >= settings.compactAfter()) {
        compact();
      }
    }
    return committed;
  }

  /**
   * Brings a path, and what is below it, back to what it was, by one op that is committed and told
   * to listeners like any other.
   *
   * @param path not null
   * @param toSeq the op after which it was so; one yet to come stands for the last
   * @return nothing if there is nothing to change
   * @throws WriteRefusedException if that op is beyond retention
   */
  public Optional<CommittedOp> rollback(DustPath path, long toSeq) {
    return rolledBack(toSeq, to -> to.of(path, tables.entries().tree(path)).stream().toList())
        .stream()
        .findFirst();
  }

  /**
   * Brings the whole store back to what it was, leaf by leaf and in one transaction.
   *
   * @param toSeq the op after which it was so; one yet to come stands for the last
   * @return what was committed; empty if there is nothing to change
   * @throws WriteRefusedException if that op is beyond retention
   */
  public List<CommittedOp> rollback(long toSeq) {
    return rolledBack(toSeq, to -> to.of(tables.entries().all()));
  }

  private List<CommittedOp> rolledBack(long toSeq, RollbackOps ops) {
    return access.locked(
        () -> {
          try {
            return write(ops.of(history.rollback(toSeq)), Long.MAX_VALUE);
          } catch (UnmetConditionException impossible) {
            throw new IllegalStateException("an unconditional op conflicted", impossible);
          }
        });
  }

  /**
   * Takes a snapshot and removes from the log what it stands for. Replaces an earlier snapshot.
   *
   * @return the store_seq of the snapshot
   */
  public long compact() {
    return access.locked(
        () ->
            access.inTransaction(
                () -> {
                  tables.snapshot().take(storeSeq, settings.clock().instant());
                  tables.log().prune(storeSeq, settings.keepPruned());
                  return storeSeq;
                }));
  }

  /**
   * The store_seq of the last committed op.
   *
   * @return 0 for a new store
   */
  public long storeSeq() {
    return access.locked(() -> storeSeq);
  }

  /**
   * The leaf at a path.
   *
   * @param path not null
   * @return nothing if there is none, even if there are leaves below
   */
  public Optional<Entry> find(DustPath path) {
    return access.locked(() -> tables.entries().find(path));
  }

  /**
   * The leaves of several paths, all as of one moment.
   *
   * @param paths not null
   * @return those that exist
   */
  public List<Entry> findAll(List<DustPath> paths) {
    return access.locked(
        () -> {
          List<Entry> found = new ArrayList<>();
          for (DustPath path : paths) {
            tables.entries().find(path).ifPresent(found::add);
          }
          return found;
        });
  }

  /**
   * The object assembled from the leaves below a path.
   *
   * @param path not null
   * @return nothing if there are none
   * @throws PoisonedValueException if one of them cannot be shown
   * @throws LeafUnderLeafException if the quirk is on and they do not make an object
   */
  public Optional<Subtree> subtree(DustPath path) {
    List<Entry> leaves = access.locked(() -> tables.entries().below(path));
    boolean refuse = settings.has(Quirk.LEAF_UNDER_LEAF_ANSWERS_500);
    return leaves.isEmpty()
        ? Optional.empty()
        : Optional.of(Subtree.assemble(path.segments().size(), leaves, refuse));
  }

  /**
   * A page of entries in order of their paths' bytes.
   *
   * @param query not null
   * @return never null
   */
  public EntryPage list(EntryQuery query) {
    List<Entry> found =
        access.locked(
            () ->
                tables
                    .entries()
                    .scan(
                        query.remaining(),
                        query.descending(),
                        query.accepted(),
                        query.limit() + 1));
    if (found.size() <= query.limit()) {
      return new EntryPage(found, null);
    }
    List<Entry> page = found.subList(0, query.limit());
    return new EntryPage(page, page.get(page.size() - 1).path());
  }

  /**
   * How many leaves there are.
   *
   * @return at least 0
   */
  public long entryCount() {
    return access.locked(tables.entries()::count);
  }

  /**
   * A page of the log, newest first.
   *
   * @param query not null
   * @return never null
   */
  public LogPage log(LogQuery query) {
    return access.locked(() -> tables.log().page(query));
  }

  /**
   * A page of what a subscriber has missed, consistent even if the log is compacted between pages.
   *
   * @param lastSeq the store_seq of the last op that the subscriber knows; 0 for none
   * @param limit at most so many ops
   * @return never null
   */
  public CatchUpPage catchUp(long lastSeq, int limit) {
    return access.locked(() -> history.catchUp(lastSeq, limit, storeSeq));
  }

  /**
   * Earlier states of this store.
   *
   * @return always the same
   */
  public StoreHistory history() {
    return history;
  }

  /**
   * A file that was uploaded.
   *
   * @param hash such as {@code sha256:…}
   * @return nothing if this store has no such file
   */
  public Optional<StoredFile> file(String hash) {
    return access.locked(() -> tables.files().find(hash));
  }

  /**
   * The figures of this store.
   *
   * @return never null
   */
  public StoreStatus status() {
    return access.locked(
        () -> {
          Optional<SnapshotTable.Header> snapshot = tables.snapshot().header();
          return new StoreStatus(
              storeSeq,
              tables.entries().count(),
              storeSeq,
              tables.databaseBytes(),
              tables.files().bytes(),
              snapshot.map(SnapshotTable.Header::seq).orElse(0L),
              snapshot.map(SnapshotTable.Header::takenAt),
              tables.identity().expiresAt(),
              log(LogQuery.newest(RECENT)).ops());
        });
  }

  /**
   * Everything in this store.
   *
   * @return never null
   */
  public StoreContent content() {
    return access.locked(tables::content);
  }

  /**
   * Replaces everything in this store, as when a backup is restored. Listeners are not told: who
   * follows the store learns of it by its store_seq.
   *
   * @param content not null
   */
  public void replace(StoreContent content) {
    access.run(
        () -> {
          access.inTransaction(
              () -> {
                tables.replace(content);
                return null;
              });
          storeSeq = tables.lastSeq();
        });
  }

  /**
   * How long this store lives.
   *
   * @return always the same
   */
  public StoreLifecycle lifecycle() {
    return lifecycle;
  }

  /** Closes the database; what was committed stays. */
  @Override
  public void close() {
    access.run(tables.statements()::close);
  }

  Connection connection() {
    return tables.statements().connection();
  }

  /** What a rollback needs to write. */
  @FunctionalInterface
  private interface RollbackOps {
    List<WriteOp> of(Rollback rollback) throws SQLException;
  }
}
