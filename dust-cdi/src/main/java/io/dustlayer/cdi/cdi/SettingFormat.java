package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.tls.TrustStoreType;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting's text must look like. Each method takes the text without surrounding white space,
 * and throws a {@link io.dustlayer.cdi.DustException} that names the setting.
 */
final class SettingFormat {

  private static final int MAX_NAME = 200;
  private static final int MAX_TOKEN = 4000;
  private static final int MAX_URL = 2000;
  private static final int MAX_SHOWN = 60;
  private static final Duration MAX_TIMEOUT = Duration.ofHours(24);
  private static final Duration MAX_HEARTBEAT = Duration.ofSeconds(50);
  private static final Duration MIN_REJOIN = Duration.ofSeconds(1);
  private static final long MIN_SIZE = 1_000_000;
  private static final long MAX_SIZE = 2_000_000_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern DEVICE_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KkMm][Bb]|)");
  private static final Map<String, Long> UNITS = Map.of("", 1L, "KB", 1_000L, "MB", 1_000_000L);
  private static final Pattern HEADER_TOKEN = Pattern.compile("[\\x21-\\x7E]+");

  private SettingFormat() {}

  /**
   * A store's name on the server.
   *
   * @param name the setting
   * @param text {@code org/name}
   * @return the text
   */
  static String store(SettingName name, String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw name.wrong(
          "DUST0302", "is " + shown(text) + ", which has " + parts.length + " parts instead of 2");
    }
    for (String part : parts) {
      if (part.isEmpty()) {
        throw name.wrong("DUST0302", "is " + shown(text) + ", which has an empty part");
      }
      if (part.length() > MAX_NAME) {
        throw name.wrong("DUST0302", "has a part longer than " + MAX_NAME + " characters");
      }
      if (!NAME.matcher(part).matches() || part.equals(".") || part.equals("..")) {
        throw name.wrong(
            "DUST0302",
            "is " + shown(text) + "; only letters, digits, '.', '_' and '-' may be in a part");
      }
    }
    return text;
  }

  /**
   * A bearer token. It travels in a header, where a line break would begin another header.
   *
   * @param name the setting
   * @param text the token
   * @return the text; it appears in no message
   */
  static String token(SettingName name, String text) {
    if (text.length() > MAX_TOKEN) {
      throw name.wrong("DUST0303", "is longer than " + MAX_TOKEN + " characters");
    }
    if (!HEADER_TOKEN.matcher(text).matches()) {
      throw name.wrong(
          "DUST0303",
          "holds a space, a line break or another character that cannot be in a token (its value"
              + " is not shown)");
    }
    return text;
  }

  /**
   * The server's address.
   *
   * @param name the setting
   * @param text a URL; trailing slashes are tolerated
   * @return without trailing slash
   */
  static URI baseUrl(SettingName name, String text) {
    if (text.length() > MAX_URL) {
      throw name.wrong("DUST0304", "is longer than " + MAX_URL + " characters");
    }
    URI url = uri(name, text);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getRawUserInfo() != null) {
      throw name.wrong("DUST0304", "holds a user or password; the token is a setting of its own");
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw name.wrong("DUST0304", "is " + shown(text) + ", which is not http or https");
    }
    if (url.getHost() == null) {
      throw name.wrong("DUST0304", "is " + shown(text) + ", which names no valid host");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw name.wrong("DUST0304", "has a query or fragment, which a base URL cannot have");
    }
    return URI.create(text.replaceAll("/+$", ""));
  }

  private static URI uri(SettingName name, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      String shown = text.indexOf('@') >= 0 ? "not a URL" : shown(text) + ", which is not a URL";
      throw name.wrong("DUST0304", "is " + shown);
    }
  }

  /**
   * A timeout.
   *
   * @param name the setting
   * @param text see {@link DurationText}
   * @return at least a millisecond, at most a day
   */
  static Duration timeout(SettingName name, String text) {
    Duration timeout =
        DurationText.parse(text)
            .orElseThrow(
                () -> name.wrong("DUST0305", "is " + shown(text) + ", which is not a duration"));
    if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
      throw name.wrong("DUST0305", "is " + shown(text) + ", which is not positive");
    }
    if (timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw name.wrong("DUST0305", "is " + shown(text) + ", which is more than 24 hours");
    }
    return timeout;
  }

  /**
   * The interval of heartbeats.
   *
   * @param name the setting
   * @param text see {@link DurationText}
   * @return at least a millisecond; servers close a connection that is silent for 60 seconds
   */
  static Duration heartbeat(SettingName name, String text) {
    Duration interval = timeout(name, text);
    if (interval.compareTo(MAX_HEARTBEAT) > 0) {
      throw name.wrong("DUST0305", "is " + shown(text) + ", which is more than 50 seconds");
    }
    return interval;
  }

  /**
   * The longest interval of joins.
   *
   * @param name the setting
   * @param text see {@link DurationText}
   * @return at least the second with which they begin
   */
  static Duration rejoin(SettingName name, String text) {
    Duration interval = timeout(name, text);
    if (interval.compareTo(MIN_REJOIN) < 0) {
      throw name.wrong("DUST0305", "is " + shown(text) + ", which is less than a second");
    }
    return interval;
  }

  /**
   * A count.
   *
   * @param name the setting
   * @param text a whole number
   * @param max the highest
   * @return 1 to the highest
   */
  static int count(SettingName name, String text, int max) {
    int count;
    try {
      count = Integer.parseInt(text);
    } catch (NumberFormatException notNumber) {
      throw name.wrong("DUST0306", "is " + shown(text) + ", which is not a whole number in range");
    }
    if (count < 1 || count > max) {
      throw name.wrong("DUST0306", "is " + count + ", which is out of range");
    }
    return count;
  }

  /**
   * A size in bytes.
   *
   * @param name the setting
   * @param text a whole number with KB, MB or nothing, of 1000 or 1000000 bytes
   * @return 1,000,000 to 2,000,000,000
   */
  static long size(SettingName name, String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw name.wrong("DUST0312", "is " + shown(text) + ", which is not a size");
    }
    long unit = UNITS.get(size.group(2).toUpperCase(Locale.ROOT));
    long bytes = Long.parseLong(size.group(1)) * unit;
    if (bytes < MIN_SIZE || bytes > MAX_SIZE) {
      throw name.wrong("DUST0312", "is " + shown(text) + ", which is out of range");
    }
    return bytes;
  }

  /**
   * A folder, which need not exist.
   *
   * @param name the setting
   * @param text a path
   * @return the path
   */
  static Path folder(SettingName name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException malformed) {
      throw name.wrong("DUST0326", "is " + shown(text) + ", which is no path");
    }
  }

  /**
   * A device id. It travels in a URL, which some WebSocket clients change if it has escapes.
   *
   * @param name the setting
   * @param text the id
   * @return the text
   */
  static String deviceId(SettingName name, String text) {
    if (!DEVICE_ID.matcher(text).matches()) {
      throw name.wrong("DUST0313", "is " + shown(text) + ", which is no device id");
    }
    return text;
  }

  /**
   * One of some words, in any case.
   *
   * @param name the setting
   * @param text the word
   * @param allowed the words, in lower case
   * @return the word in lower case
   */
  static String oneOf(SettingName name, String text, String... allowed) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!Arrays.asList(allowed).contains(word)) {
      throw name.wrong("DUST0307", "is " + shown(text) + ", which is not one of the known values");
    }
    return word;
  }

  /**
   * The type of a trust store.
   *
   * @param name the setting
   * @param text the type, or {@code auto}
   * @return empty to recognize it
   */
  static Optional<TrustStoreType> trustStoreType(SettingName name, String text) {
    String type = oneOf(name, text, "auto", "pem", "pkcs12", "jks");
    return type.equals("auto")
        ? Optional.empty()
        : Optional.of(TrustStoreType.valueOf(type.toUpperCase(Locale.ROOT)));
  }

  /** A value in a message, without what could end or flood a line. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return '\'' + (line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line) + '\'';
  }
}
