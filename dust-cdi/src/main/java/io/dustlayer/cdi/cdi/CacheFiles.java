package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.disk.FileCaches;
import io.dustlayer.cdi.spi.DustCache;

/** Opens durable caches, if the library is there that they need. */
final class CacheFiles {

  private static final String LIBRARY = "org.h2.mvstore.MVStore";

  private CacheFiles() {}

  /**
   * Opens a cache.
   *
   * @param folder where its file is
   * @param origin the store whose mirror it is to keep
   * @return open
   * @throws DustException {@code NOT_SUPPORTED} if the library is missing, {@code INVALID_PARAMS}
   *     if somebody else has the file open
   */
  static DustCache open(FolderSetting folder, DustCache.Origin origin) {
    try {
      Class.forName(LIBRARY, false, CacheFiles.class.getClassLoader());
      return new FileCaches(folder.folder(), folder.detail()).open(origin);
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new DustException(
          Kind.NOT_SUPPORTED,
          "DUST0323",
          "the cache of store "
              + origin.store()
              + " cannot be kept in a file: H2 MVStore 2.3 or later is missing ("
              + missing
              + "). Add com.h2database:h2-mvstore (or com.h2database:h2) to the application, or set"
              + " dust.cache=memory (environment variable DUST_CACHE)",
          false,
          folder.detail(),
          missing);
    }
  }
}
