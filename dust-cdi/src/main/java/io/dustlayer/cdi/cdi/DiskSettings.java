package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import java.util.Optional;

/** Reads the settings of what one store keeps on disk; see {@link StoreSettings}. */
final class DiskSettings {

  private final SettingReader values;

  DiskSettings(SettingReader values) {
    this.values = values;
  }

  /**
   * Where it is set that mirrors are kept in files.
   *
   * @return empty if they are kept in memory only
   */
  Optional<SettingName> fileCache() {
    SettingName cache = values.nameOf(Setting.CACHE);
    String where = SettingFormat.oneOf(cache, values.orDefault(cache), "memory", "file");
    return where.equals("file") ? Optional.of(cache) : Optional.empty();
  }

  /**
   * The folder of the files in which mirrors are kept.
   *
   * @return empty if they are kept in memory only
   */
  Optional<FolderSetting> cacheFolder() {
    return fileCache().map(cache -> folder(Setting.CACHE_PATH, cache));
  }

  private FolderSetting folder(Setting setting, SettingName neededBy) {
    SettingName path = values.nameOf(setting);
    String text =
        values
            .read(path)
            .orElseThrow(
                () ->
                    path.wrong("DUST0321", "is missing, and needed by " + neededBy.inFull("file")));
    return new FolderSetting(path, SettingFormat.folder(path, text));
  }

  /**
   * Whether there is an outbox on disk.
   *
   * @return false by default
   */
  boolean hasOutbox() {
    SettingName name = values.nameOf(Setting.OUTBOX);
    return SettingFormat.oneOf(name, values.orDefault(name), "none", "file").equals("file");
  }

  /**
   * Refuses to use the outbox if there is none.
   *
   * @throws DustException {@code NOT_SUPPORTED} without {@code dust.outbox=file}
   */
  void requireOutbox() {
    if (!hasOutbox()) {
      SettingName name = values.nameOf(Setting.OUTBOX);
      throw new DustException(
          Kind.NOT_SUPPORTED,
          "DUST0713",
          "there is no outbox: set "
              + name.inFull("file")
              + " and "
              + values.nameOf(Setting.OUTBOX_PATH).key()
              + ", and let the SDK transport run; or use insert, update and delete",
          false,
          new ErrorDetail.Setting(name.key(), name.environmentVariable()),
          null);
    }
  }

  /**
   * The folder of the outbox's files.
   *
   * @return empty if there is no outbox
   */
  Optional<FolderSetting> outboxFolder() {
    return hasOutbox()
        ? Optional.of(folder(Setting.OUTBOX_PATH, values.nameOf(Setting.OUTBOX)))
        : Optional.empty();
  }

  /**
   * How much may wait in the outbox.
   *
   * @return bytes
   */
  long outboxMaxSize() {
    SettingName name = values.nameOf(Setting.OUTBOX_MAX_SIZE);
    return SettingFormat.size(name, values.orDefault(name));
  }
}
