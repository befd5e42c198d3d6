package io.dustlayer.cdi.cdi;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/** Reads the values of the settings of one store as text. Nothing is remembered. */
final class SettingReader {

  private final String storeKey;
  private final Supplier<Config> config;

  /**
   * A reader.
   *
   * @param storeKey the name of the store in the configuration; empty for the default store
   * @param config asked at each read
   */
  SettingReader(String storeKey, Supplier<Config> config) {
    this.storeKey = storeKey;
    this.config = config;
  }

  /** The name under which the setting is really set, so that messages name the culprit. */
  SettingName nameOf(Setting setting) {
    SettingName own = setting.in(storeKey);
    boolean fallsBack = setting.isInherited() && !storeKey.isEmpty() && read(own).isEmpty();
    return fallsBack ? setting.in("") : own;
  }

  /** A value that has to be there. */
  String required(SettingName name) {
    return read(name).orElseThrow(() -> name.wrong("DUST0301", "is missing or empty"));
  }

  /** A value, or the default. */
  String orDefault(SettingName name) {
    return read(name).orElse(name.setting().example());
  }

  /** A value without white space around it; empty if it is blank. */
  Optional<String> read(SettingName name) {
    try {
      return config
          .get()
          .getOptionalValue(name.key(), String.class)
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    } catch (IllegalArgumentException | NoSuchElementException unreadable) {
      // Its message may hold the value, which may be the token: say what failed, not with what.
      throw name.wrong(
          "DUST0311",
          "cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "); if it holds an expression like ${...}, check the name inside");
    }
  }
}
