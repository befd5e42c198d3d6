package io.dustlayer.cdi.cdi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of all settings, as the documents show it. */
final class SettingsTable {

  /** The line before the table. */
  static final String BEGIN =
      "<!-- generated: mvn -pl dust-cdi test -Dsettings.write=true -Dtest=SettingsTableTest -->";

  /** The line after the table. */
  static final String END = "<!-- end of what is generated -->";

  private static final Pattern BLOCK =
      Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);
  private static final Pattern COMMENTED =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z_]+)\\(", Pattern.DOTALL);
  private static final String HEAD =
      """
      | key | environment variable | default | meaning |
      | --- | --- | --- | --- |
      """;

  private final Map<String, String> meanings = new HashMap<>();

  /**
   * @param source the text of {@code Setting.java}, whose comments are the meanings
   */
  SettingsTable(String source) {
    COMMENTED
        .matcher(source)
        .results()
        .forEach(constant -> meanings.put(constant.group(2), plain(constant.group(1))));
  }

  String meaning(Setting setting) {
    return meanings.getOrDefault(setting.name(), "");
  }

  /** A page whose table is up to date; a page without one stays as it is. */
  String in(String page) {
    String table =
        Arrays.stream(Setting.values()).map(this::row).collect(Collectors.joining("", HEAD, ""));
    String block = BEGIN + "\n" + table + END;
    return BLOCK.matcher(page).replaceAll(Matcher.quoteReplacement(block));
  }

  private String row(Setting setting) {
    SettingName name = setting.in("");
    return "| %s | %s | %s | %s Takes %s. |\n"
        .formatted(
            code(name.key()),
            code(name.environmentVariable()),
            fallback(setting),
            meaning(setting),
            setting.form());
  }

  private static String fallback(Setting setting) {
    if (setting.isOptional()) {
      return "none";
    }
    return setting.isInherited() ? code(setting.example()) : "required";
  }

  private static String code(String text) {
    return '`' + text + '`';
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("(?m)^\\s*\\*", " ")
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@code ([^}]+)}", "`$1`")
        .strip();
  }
}
