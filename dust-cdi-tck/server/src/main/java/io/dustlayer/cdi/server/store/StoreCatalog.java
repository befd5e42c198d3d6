package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * All stores of a server, each in a file {@code organization/name.db} of the data folder or in
 * memory. Holds the folder's lock until it is closed. Thread-safe.
 */
public final class StoreCatalog implements AutoCloseable {
  private static final String SUFFIX = ".db";

  private final Path folder;
  private final DataFolderLock lock;
  private final StoreDatabase databases;
  private final ConcurrentSkipListMap<StoreName, Store> stores = new ConcurrentSkipListMap<>();

  private StoreCatalog(Path folder, DataFolderLock lock, StoreDatabase databases) {
    this.folder = folder;
    this.lock = lock;
    this.databases = databases;
  }

  /**
   * A catalog that forgets everything when it is closed.
   *
   * @param quirks those switched on
   * @param clock the time of commits
   * @return an empty catalog
   */
  public static StoreCatalog inMemory(Set<Quirk> quirks, InstantSource clock) {
    return inMemory(StoreSettings.of(quirks, clock));
  }

  /**
   * A catalog that forgets everything when it is closed.
   *
   * @param settings how its stores behave
   * @return an empty catalog
   */
  public static StoreCatalog inMemory(StoreSettings settings) {
    return new StoreCatalog(null, null, new StoreDatabase(settings));
  }

  /**
   * The catalog of a folder, with the stores that are in it.
   *
   * @param folder is created if missing
   * @param settings how its stores behave
   * @return never null
   * @throws StoreUnusableException if the folder cannot be written or is in use, or a file in it is
   *     damaged
   */
  public static StoreCatalog in(Path folder, StoreSettings settings) {
    DataFolderLock lock = DataFolderLock.acquire(folder);
    StoreCatalog catalog = new StoreCatalog(folder, lock, new StoreDatabase(settings));
    try {
      catalog.openExisting();
      return catalog;
    } catch (RuntimeException unusable) {
      catalog.close();
      throw unusable;
    }
  }

  private void openExisting() {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        String organization = file.getParent().getFileName().toString();
        name = name.substring(0, name.length() - SUFFIX.length());
        if (StoreName.isValid(organization, name)) {
          StoreName full = new StoreName(organization, name);
          stores.put(full, databases.inFile(full, file));
        }
      }
    } catch (IOException failed) {
      throw new StoreUnusableException(
          "data folder " + folder + " cannot be read (" + failed + ")", failed);
    }
  }

  /**
   * Creates a store.
   *
   * @param name not null
   * @return the new store, or nothing if the name is taken
   * @throws StoreUnusableException if its file cannot be written
   */
  public synchronized Optional<Store> create(StoreName name) {
    if (stores.containsKey(name)) {
      return Optional.empty();
    }
    Store store = folder == null ? databases.inMemory(name) : databases.inFile(name, file(name));
    stores.put(name, store);
    return Optional.of(store);
  }

  /**
   * Creates a store with the entries and the log of another.
   *
   * @param original one of this catalog
   * @param name of the new store
   * @return the new store, or nothing if the name is taken
   * @throws StoreUnusableException if it cannot be written
   */
  public synchronized Optional<Store> copy(Store original, StoreName name) {
    Optional<Store> copy = create(name);
    copy.ifPresent(store -> store.replace(original.content()));
    return copy;
  }

  /**
   * The store of a name.
   *
   * @param name not null
   * @return nothing if there is none; an archived one, too
   */
  public Optional<Store> find(StoreName name) {
    return Optional.ofNullable(stores.get(name));
  }

  /**
   * The store of an id.
   *
   * @param id a UUID, or any other text
   * @return nothing if there is none; an archived one, too
   */
  public Optional<Store> findById(String id) {
    return stores.values().stream().filter(store -> store.info().id().equals(id)).findFirst();
  }

  /**
   * The stores of an organization.
   *
   * @param organization not null
   * @return ordered by name; archived ones, too
   */
  public List<Store> of(String organization) {
    return stores.values().stream()
        .filter(store -> store.info().name().organization().equals(organization))
        .toList();
  }

  private Path file(StoreName name) {
    return folder.resolve(name.organization()).resolve(name.name() + SUFFIX);
  }

  /** Closes every store and releases the folder. */
  @Override
  public void close() {
    stores.values().forEach(Store::close);
    stores.clear();
    if (lock != null) {
      lock.close();
    }
  }
}
