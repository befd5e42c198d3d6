package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.disk.FileCaches;
import io.dustlayer.cdi.disk.FileOutboxes;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import java.util.function.Supplier;

/** Opens what is kept in files, if the library is there that they need. */
final class DiskFiles {

  private static final String LIBRARY = "org.h2.mvstore.MVStore";

  private DiskFiles() {}

  /**
   * Opens a cache.
   *
   * @param folder where its file is
   * @param origin the store whose mirror it is to keep
   * @return open
   * @throws DustException {@code NOT_SUPPORTED} if the library is missing, {@code INVALID_PARAMS}
   *     if somebody else has the file open
   */
  static DustCache cache(FolderSetting folder, DustCache.Origin origin) {
    return withLibrary(
        "the cache",
        "dust.cache=memory (environment variable DUST_CACHE)",
        folder,
        origin,
        () -> new FileCaches(folder.folder(), folder.detail()).open(origin));
  }

  /**
   * Opens an outbox, and reads it.
   *
   * @param folder where its file is
   * @param origin the store that its entries are for
   * @param maxSize about how many bytes may wait in it
   * @return open
   * @throws DustException {@code NOT_SUPPORTED} if the library is missing, {@code INVALID_PARAMS}
   *     if the file cannot be used
   */
  static KeptOutbox outbox(FolderSetting folder, DustCache.Origin origin, long maxSize) {
    return withLibrary(
        "the outbox",
        "dust.outbox=none (environment variable DUST_OUTBOX)",
        folder,
        origin,
        () -> new FileOutboxes(folder.folder(), folder.detail()).open(origin, maxSize));
  }

  private static <R> R withLibrary(
      String what,
      String other,
      FolderSetting folder,
      DustCache.Origin origin,
      Supplier<R> opening) {
    try {
      Class.forName(LIBRARY, false, DiskFiles.class.getClassLoader());
      return opening.get();
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new DustException(
          Kind.NOT_SUPPORTED,
          "DUST0323",
          what
              + " of store "
              + origin.store()
              + " cannot be kept in a file: H2 MVStore 2.2.224 or later is missing ("
              + missing
              + "). Add com.h2database:h2-mvstore (or com.h2database:h2) to the application, or set "
              + other,
          false,
          folder.detail(),
          missing);
    }
  }
}
