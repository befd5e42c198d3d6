package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.disk.StoreFileException.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.StringDataType;

/**
 * An open MVStore file that says what it is for, and that nobody else has open. Nothing is written
 * but by {@link #commit}: after a crash at any moment it holds what some commit left. What to do
 * about a file that cannot be used is up to its user. Confined to one thread at a time; it has none
 * of its own.
 */
final class StoreFile implements AutoCloseable {

  private static final String ABOUT = "about";
  private static final int CACHE_MEGABYTES = 1;
  private static final int LARGE_PAGE = 16 * 1024;
  private static final long SMALL = 1 << 20;
  private static final int WASTEFUL_PERCENT = 60;
  private static final int TIDY_MILLIS = 100;

  private final Path path;
  private final Path real;
  private final MVStore store;
  private boolean open = true;

  private StoreFile(Path path, Path real, MVStore store) {
    this.path = path;
    this.real = real;
    this.store = store;
  }

  /**
   * Opens a file; an empty or missing one becomes what it is to be.
   *
   * @param path where it is; missing folders are made
   * @param identity what it is to be
   * @throws StoreFileException if it cannot be used; it is as it was
   */
  static StoreFile open(Path path, FileIdentity identity) {
    return open(path, identity, LARGE_PAGE);
  }

  /**
   * As {@link #open(Path, FileIdentity)}.
   *
   * @param page about how many bytes are written again where one of them changes
   */
  static StoreFile open(Path path, FileIdentity identity, int page) {
    Path real = FileAccess.realPath(path);
    if (!OpenFiles.claim(real)) {
      throw locked(path, null);
    }
    MVStore store = null;
    try {
      FileAccess.probe(path);
      store = openStore(path, page);
      identify(store, path, identity);
      return new StoreFile(path, real, store);
    } catch (RuntimeException | Error failure) {
      if (store != null) {
        store.closeImmediately();
      }
      OpenFiles.release(real);
      throw failure;
    }
  }

  private static MVStore openStore(Path path, int page) {
    try {
      MVStore store =
          new MVStore.Builder()
              .fileName(path.toString())
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .cacheSize(CACHE_MEGABYTES)
              .pageSplitSize(page)
              .open();
      // Every commit is forced to the disk before the next one, so no old one needs to be kept.
      store.setRetentionTime(0);
      store.setVersionsToKeep(0);
      return store;
    } catch (MVStoreException refused) {
      throw switch (refused.getErrorCode()) {
        case DataUtils.ERROR_FILE_LOCKED -> locked(path, refused);
        case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
            new StoreFileException(
                Problem.OTHER_VERSION, path, "was written by another version of H2", refused);
        default -> damaged(path, refused);
      };
    } catch (RuntimeException | AssertionError confused) {
      // Where a JVM runs with assertions, H2 checks what it reads by them.
      throw damaged(path, confused);
    }
  }

  private static void identify(MVStore store, Path path, FileIdentity identity) {
    Map<String, String> about;
    try {
      if (store.getMapNames().isEmpty()) {
        identity.writeTo(about(store));
        commit(store);
        return;
      }
      if (!store.hasMap(ABOUT)) {
        throw new StoreFileException(Problem.FOREIGN, path, "is a file of another program", null);
      }
      about = Map.copyOf(about(store));
    } catch (MVStoreException | IllegalArgumentException | AssertionError unreadable) {
      throw damaged(path, unreadable);
    }
    if (!identity.isSameThing(about)) {
      throw new StoreFileException(
          Problem.FOREIGN, path, "is " + FileIdentity.describe(about), null);
    }
    if (!identity.isSameFormat(about)) {
      throw new StoreFileException(
          Problem.OTHER_VERSION,
          path,
          "is "
              + FileIdentity.describe(about)
              + ", written by another version of this library, which uses format "
              + identity.format(),
          null);
    }
  }

  private static MVMap<String, String> about(MVStore store) {
    return store.openMap(
        ABOUT,
        new MVMap.Builder<String, String>()
            .keyType(StringDataType.INSTANCE)
            .valueType(StringDataType.INSTANCE));
  }

  Path path() {
    return path;
  }

  /** A few words that are kept with the rest. Keys begin with the user's name for them. */
  Map<String, String> notes() {
    return about(store);
  }

  /** A map, made if it is missing. */
  <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
    // Not for a single writer, whose pages would never be rewritten.
    return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
  }

  /** Removes a map, if it is there. */
  void removeMap(String name) {
    if (store.hasMap(name)) {
      store.removeMap(name);
    }
  }

  /** Writes what has changed, all or nothing; it is on the disk on return. */
  void commit() {
    commit(store);
  }

  /** Writes what has changed, so that it is not kept in memory; another commit has to follow. */
  void spill() {
    store.commit();
  }

  private static void commit(MVStore store) {
    store.commit();
    store.sync();
  }

  /** Rewrites a part of the file if most of it is of no use any more. Takes a moment at most. */
  void tidy() {
    if (store.getFileStore().size() > SMALL && usedPercent() < WASTEFUL_PERCENT) {
      store.compactFile(TIDY_MILLIS);
    }
  }

  private int usedPercent() {
    return store.getFileStore().getFillRate() * store.getFileStore().getChunksFillRate() / 100;
  }

  /** Gives the file back; what was not committed is lost. */
  @Override
  public void close() {
    end(store::close);
  }

  /** Gives the file back without writing anything to it. */
  void abandon() {
    end(store::closeImmediately);
  }

  private void end(Runnable closing) {
    if (open) {
      open = false;
      try {
        closing.run();
      } finally {
        OpenFiles.release(real);
      }
    }
  }

  private static StoreFileException locked(Path path, Throwable cause) {
    return new StoreFileException(Problem.LOCKED, path, "is in use", cause);
  }

  private static StoreFileException damaged(Path path, Throwable cause) {
    return new StoreFileException(Problem.DAMAGED, path, "is damaged", cause);
  }
}
