package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.schema.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds names in the configuration that look like settings of this library and are not: most are
 * typing errors, and would otherwise have no effect and no message.
 */
final class UnknownSettings {

  private static final Pattern STORE_KEY = Pattern.compile("dust\\.stores\\.([^.]+)\\.(.+)");
  private static final Pattern STORE_VARIABLE = Pattern.compile("DUST_STORES_(.+)");

  /** Namespaces of the embedded server and of the conformance kit, which read their own. */
  private static final List<String> FOREIGN = List.of("DUST_DEV_SERVER", "DUST_TCK", "DUST_TEST");

  private UnknownSettings() {}

  /**
   * A name that nothing reads.
   *
   * @param name as it stands in the configuration: a key or an environment variable
   * @param meant the nearest name that is read, in the same spelling; empty if none is near
   */
  record Unknown(String name, Optional<String> meant) {}

  /**
   * Looks through all names of a configuration.
   *
   * @param names keys, and environment variables as they are
   * @return sorted by name; a variable that a config source also shows as a key is there once
   */
  static List<Unknown> among(Iterable<String> names) {
    Map<String, String> spellings = new TreeMap<>();
    for (String name : names) {
      if (name.toLowerCase(Locale.ROOT).startsWith("dust.") || name.startsWith("DUST_")) {
        spellings.merge(
            SettingName.environmentVariableOf(name),
            name,
            (one, other) -> one.startsWith("DUST_") ? one : other);
      }
    }
    List<Unknown> unknown = new ArrayList<>();
    spellings.forEach(
        (variable, name) -> {
          boolean foreign = FOREIGN.stream().anyMatch(variable::startsWith);
          if (!foreign && !(name.startsWith("DUST_") ? isVariable(name) : isKey(name))) {
            unknown.add(new Unknown(name, nearest(name)));
          }
        });
    return unknown;
  }

  private static boolean isKey(String name) {
    Matcher store = STORE_KEY.matcher(name);
    return store.matches() ? Setting.of(store.group(2)).isPresent() : Setting.keys().contains(name);
  }

  private static boolean isVariable(String name) {
    Matcher store = STORE_VARIABLE.matcher(name);
    return store.matches()
        ? variables("_").anyMatch(suffix -> isLonger(store.group(1), suffix))
        : variables("DUST_").anyMatch(name::equals);
  }

  private static boolean isLonger(String text, String suffix) {
    return text.length() > suffix.length() && text.endsWith(suffix);
  }

  private static Stream<String> variables(String prefix) {
    return Stream.of(Setting.values())
        .map(setting -> prefix + SettingName.environmentVariableOf(setting.key()));
  }

  private static Optional<String> nearest(String name) {
    String prefix = prefixOf(name);
    String tail = name.substring(prefix.length());
    boolean variable = name.startsWith("DUST_");
    return Stream.of(Setting.values())
        .map(Setting::key)
        .map(key -> variable ? SettingName.environmentVariableOf(key) : key)
        .filter(key -> distance(tail, key) <= Math.max(2, key.length() / 3))
        .min(Comparator.comparingInt(key -> distance(tail, key)))
        .map(prefix::concat);
  }

  private static int distance(String tail, String key) {
    return NearestName.distance(tail.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
  }

  private static String prefixOf(String name) {
    Matcher key = STORE_KEY.matcher(name);
    if (key.matches()) {
      return name.substring(0, key.start(2));
    }
    Matcher variable = STORE_VARIABLE.matcher(name);
    if (variable.matches() && name.indexOf('_', variable.start(1)) > 0) {
      return name.substring(0, name.indexOf('_', variable.start(1)) + 1);
    }
    return name.startsWith("DUST_") ? "DUST_" : "dust.";
  }
}
