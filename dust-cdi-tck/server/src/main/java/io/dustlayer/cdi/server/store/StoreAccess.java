package io.dustlayer.cdi.server.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/** The one way to a store's database: one thread at a time, and changes as transactions. */
final class StoreAccess {
  private final StoreName name;
  private final Statements statements;
  private final ReentrantLock lock = new ReentrantLock();

  StoreAccess(StoreName name, Statements statements) {
    this.name = name;
    this.statements = statements;
  }

  /** Something that is done with the database. */
  @FunctionalInterface
  interface Work<T, X extends Exception> {
    T run() throws SQLException, X;
  }

  /** The same without an outcome. */
  @FunctionalInterface
  interface Task {
    void run() throws SQLException;
  }

  /** Runs while nobody else uses the database. */
  <T, X extends Exception> T locked(Work<T, X> work) throws X {
    lock.lock();
    try {
      return work.run();
    } catch (SQLException failed) {
      throw new StoreDamagedException(
          "store " + name + " could not be used: " + failed.getMessage(), failed);
    } finally {
      lock.unlock();
    }
  }

  void run(Task task) {
    locked(
        () -> {
          task.run();
          return null;
        });
  }

  /** Commits if the work succeeds; if it fails, nothing of it stays. Only while locked. */
  <T, X extends Exception> T inTransaction(Work<T, X> work) throws SQLException, X {
    // Not by setAutoCommit: where SQLite ends the transaction by itself, as on a full disk, the
    // driver
    // would go on as if there were one, and commit each later statement alone.
    statements.of("BEGIN").execute();
    boolean committed = false;
    try {
      T result = work.run();
      statements.of("COMMIT").execute();
      committed = true;
      return result;
    } catch (SQLException failed) {
      statements.forget(failed);
      throw failed;
    } finally {
      if (!committed) {
        undo();
      }
    }
  }

  private void undo() throws SQLException {
    try (Statement statement = statements.connection().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException failed) {
      if (!String.valueOf(failed.getMessage()).contains("no transaction is active")) {
        throw failed;
      }
    }
  }
}
