package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One store: its entries, its op log, and the only place where both change. Each commit is one
 * transaction, durable before the method returns. Thread-safe: one lock covers the database and the
 * order in which listeners are told.
 */
public final class Store implements AutoCloseable {
  private final StoreInfo info;
  private final Connection connection;
  private final Set<Quirk> quirks;
  private final InstantSource clock;
  private final EntryTable entries;
  private final OpLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private long storeSeq;

  /** Takes over an open database whose tables exist. */
  Store(StoreInfo info, Connection connection, Set<Quirk> quirks, InstantSource clock)
      throws SQLException {
    this.info = info;
    this.connection = connection;
    this.quirks = quirks;
    this.clock = clock;
    this.entries = new EntryTable(connection, quirks.contains(Quirk.CASE_FOLDING));
    this.log = new OpLog(connection);
    this.storeSeq = log.lastSeq();
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
   */
  public void addListener(CommitListener listener) {
    listeners.add(listener);
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
   * @return what was committed, in the same order
   * @throws ConflictException if a condition does not hold; nothing was applied then
   * @throws io.dustlayer.cdi.protocol.InvalidPathException if a value has an empty key
   * @throws PoisonedValueException if a typed value does not parse, unless the quirk allows it
   * @throws PathTooLongException if the quirk forbids a path
   */
  public List<CommittedOp> commit(List<WriteOp> ops) throws ConflictException {
    List<PreparedOp> prepared = ops.stream().map(op -> PreparedOp.of(op, quirks)).toList();
    lock.lock();
    try {
      List<CommittedOp> committed = transaction(prepared);
      storeSeq += committed.size();
      listeners.forEach(listener -> listener.committed(committed));
      return committed;
    } catch (SQLException failed) {
      throw failure("written", failed);
    } finally {
      lock.unlock();
    }
  }

  private List<CommittedOp> transaction(List<PreparedOp> ops)
      throws SQLException, ConflictException {
    List<CommittedOp> committed = new ArrayList<>();
    boolean applied =
        inTransaction(
            () -> {
              for (PreparedOp op : ops) {
                if (!holds(op.op())) {
                  return false;
                }
                committed.add(apply(op, storeSeq + committed.size() + 1));
              }
              return true;
            });
    if (!applied) {
      WriteOp refused = ops.get(committed.size()).op();
      throw new ConflictException(
          committed.size(), refused, entries.revision(refused.path()), comparedSubtree(refused));
    }
    return committed;
  }

  /** Commits if the work says so; otherwise, or if it fails, nothing of it stays. */
  private boolean inTransaction(Work<Boolean> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean commit = false;
    try {
      commit = work.get();
      return commit;
    } finally {
      if (commit) {
        connection.commit();
      } else {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  private boolean holds(WriteOp op) throws SQLException {
    if (op.condition() instanceof Condition.IfMatch wanted) {
      OptionalLong current = leafRevision(op.path());
      return current.isPresent()
          && BigInteger.valueOf(current.getAsLong()).equals(wanted.revision());
    }
    if (op.condition() instanceof Condition.IfAbsent) {
      boolean exact = quirks.contains(Quirk.IF_NONE_MATCH_IGNORES_SUBTREE);
      return (exact ? leafRevision(op.path()) : entries.revision(op.path())).isEmpty();
    }
    return true;
  }

  private boolean comparedSubtree(WriteOp op) throws SQLException {
    return op.condition() instanceof Condition.IfMatch
        && !quirks.contains(Quirk.IF_MATCH_ON_SUBTREE_ALWAYS_CONFLICTS)
        && leafRevision(op.path()).isEmpty()
        && entries.revision(op.path()).isPresent();
  }

  private OptionalLong leafRevision(DustPath path) throws SQLException {
    Optional<Entry> leaf = entries.find(path);
    return leaf.isPresent() ? OptionalLong.of(leaf.get().revision()) : OptionalLong.empty();
  }

  private CommittedOp apply(PreparedOp prepared, long seq) throws SQLException {
    WriteOp op = prepared.op();
    entries.delete(op.path());
    entries.put(prepared.entries(seq));
    Instant now = clock.instant();
    CommittedOp committed =
        new CommittedOp(
            seq, prepared.wireName(), op.path().render(), prepared.loggedValue(), op.origin(), now);
    log.append(committed);
    return committed;
  }

  /**
   * The store_seq of the last committed op.
   *
   * @return 0 for a new store
   */
  public long storeSeq() {
    return read(() -> storeSeq);
  }

  /**
   * The leaf at a path.
   *
   * @param path not null
   * @return nothing if there is none, even if there are leaves below
   */
  public Optional<Entry> find(DustPath path) {
    return read(() -> entries.find(path));
  }

  /**
   * The leaves of several paths, all as of one moment.
   *
   * @param paths not null
   * @return those that exist
   */
  public List<Entry> findAll(List<DustPath> paths) {
    return read(
        () -> {
          List<Entry> found = new ArrayList<>();
          for (DustPath path : paths) {
            entries.find(path).ifPresent(found::add);
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
    List<Entry> leaves = read(() -> entries.below(path));
    boolean refuse = quirks.contains(Quirk.LEAF_UNDER_LEAF_ANSWERS_500);
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
        read(
            () ->
                entries.scan(
                    query.remaining(), query.descending(), query.accepted(), query.limit() + 1));
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
    return read(entries::count);
  }

  /**
   * A page of the log, newest first.
   *
   * @param query not null
   * @return never null
   */
  public LogPage log(LogQuery query) {
    return read(() -> log.page(query));
  }

  /**
   * The ops after a seq, oldest first: what a subscriber at that seq has to catch up with.
   *
   * @param seq 0 for all
   * @param limit at most so many
   * @return never null
   */
  public List<CommittedOp> opsAfter(long seq, int limit) {
    return read(() -> log.after(seq, limit));
  }

  /**
   * The leaves that differ between two ops.
   *
   * @param fromSeq compared with
   * @param toSeq what is compared
   * @return ordered by path
   * @throws PoisonedValueException if one of them cannot be shown
   */
  public List<Change> changes(long fromSeq, long toSeq) {
    int ops = (int) Math.min(toSeq, Integer.MAX_VALUE);
    return History.changes(opsAfter(0, ops), fromSeq, quirks.contains(Quirk.CASE_FOLDING));
  }

  /** Takes over the entries and the log of another store. This one must be new. */
  void copyFrom(Store original) {
    List<Entry> leaves = original.list(EntryQuery.everything()).entries();
    List<CommittedOp> ops = original.opsAfter(0, Integer.MAX_VALUE);
    read(
        () -> {
          inTransaction(
              () -> {
                entries.put(leaves);
                for (CommittedOp op : ops) {
                  log.append(op);
                }
                return true;
              });
          storeSeq = log.lastSeq();
          return null;
        });
  }

  /** Closes the database; what was committed stays. */
  @Override
  public void close() {
    read(
        () -> {
          connection.close();
          return null;
        });
  }

  /** Runs while nothing is being committed. */
  <T> T read(Work<T> work) {
    lock.lock();
    try {
      return work.get();
    } catch (SQLException failed) {
      throw failure("read", failed);
    } finally {
      lock.unlock();
    }
  }

  Connection connection() {
    return connection;
  }

  private StoreDamagedException failure(String what, SQLException cause) {
    return new StoreDamagedException(
        "store " + info.name() + " could not be " + what + ": " + cause.getMessage(), cause);
  }

  /** Something that is done with the database. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws SQLException;
  }
}
