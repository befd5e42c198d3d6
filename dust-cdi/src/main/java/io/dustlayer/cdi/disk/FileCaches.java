package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DustCache;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Caches in the files of one folder, one file for each origin. Only one user may have a file open,
 * in this process or another one.
 */
public final class FileCaches implements DustCache.Factory {

  private static final String SUFFIX = ".dust-cache";

  private final Path folder;
  private final ErrorDetail.Setting setting;

  /**
   * Caches in a folder.
   *
   * @param folder where the files are; made when it is needed
   * @param setting where the folder is set, for messages
   */
  public FileCaches(Path folder, ErrorDetail.Setting setting) {
    this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath().normalize();
    this.setting = Objects.requireNonNull(setting, "setting");
  }

  /**
   * Opens the cache of a store. A file that cannot be used is moved aside if that is because of
   * what is in it; if it cannot be read or written at all, the cache fails, and tries again with
   * each write.
   *
   * @param origin the store whose mirror it is to keep
   * @return open
   * @throws DustException {@code INVALID_PARAMS} if somebody else has it open
   */
  @Override
  public DustCache open(DustCache.Origin origin) {
    Path file = folder.resolve(FileName.of(origin, SUFFIX));
    FileIdentity identity = new FileIdentity("cache", DustCache.FORMAT, origin);
    FileCache cache = new FileCache(file, identity, this::refusal);
    try {
      cache.open();
    } catch (StoreFileException failure) {
      if (failure.problem() == StoreFileException.Problem.LOCKED) {
        throw refusal(failure);
      }
      // It is told by the first use, which may already find that it works.
    }
    return cache;
  }

  private DustException refusal(StoreFileException failure) {
    boolean locked = failure.problem() == StoreFileException.Problem.LOCKED;
    String where = setting.key() + " (environment variable " + setting.environmentVariable() + ")";
    return new DustException(
        Kind.INVALID_PARAMS,
        locked ? "DUST0802" : "DUST0803",
        "the cache file "
            + failure.file()
            + (locked
                ? " is in use by another process, or by another application in this one, or by another"
                    + " name of its store. Each needs a folder of its own: set "
                    + where
                    + " to another one, or end the other one"
                : " cannot be used: "
                    + failure.getMessage()
                    + ". Set "
                    + where
                    + " to a folder that can be written to and has free space"),
        false,
        setting,
        failure);
  }
}
