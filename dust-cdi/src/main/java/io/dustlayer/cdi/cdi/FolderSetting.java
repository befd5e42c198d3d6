package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.ErrorDetail;
import java.nio.file.Path;

/**
 * A folder, and where it is set.
 *
 * @param name the setting
 * @param folder as it is written there
 */
record FolderSetting(SettingName name, Path folder) {

  /**
   * The setting, as errors name it.
   *
   * @return key and environment variable
   */
  ErrorDetail.Setting detail() {
    return new ErrorDetail.Setting(name.key(), name.environmentVariable());
  }
}
