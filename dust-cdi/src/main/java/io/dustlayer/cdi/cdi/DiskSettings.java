package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import java.nio.file.Path;

/** Reads the settings of what one store keeps on disk; see {@link StoreSettings}. */
final class DiskSettings {

  private final SettingReader values;

  DiskSettings(SettingReader values) {
    this.values = values;
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
              + name.key()
              + "=file (environment variable "
              + name.environmentVariable()
              + ") and "
              + outboxFolderName().key()
              + ", and let the SDK transport run; or use insert, update and delete",
          false,
          new ErrorDetail.Setting(name.key(), name.environmentVariable()),
          null);
    }
  }

  /**
   * The folder of the outbox's files.
   *
   * @return as it is set
   */
  Path outboxFolder() {
    SettingName name = outboxFolderName();
    return SettingFormat.folder(name, values.required(name));
  }

  /**
   * Where {@link #outboxFolder()} is set.
   *
   * @return the default store's name for it if the store has none of its own
   */
  SettingName outboxFolderName() {
    return values.nameOf(Setting.OUTBOX_PATH);
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
