package io.dustlayer.cdi.schema.codec;

import java.util.Optional;

/** What a Dust server allows as the key of an object, and as text at all. */
public final class Keys {

  private static final String WHOLE_BODY = "_json";

  private Keys() {}

  /**
   * What is wrong with the key of an object, at any depth.
   *
   * @param key the key
   * @return the end of a sentence that begins with the key; empty if it can be stored
   */
  public static Optional<String> fault(String key) {
    if (key.isEmpty()) {
      return Optional.of("is empty");
    }
    if (key.equals("_type") || key.equals("_typed")) {
      return Optional.of("is reserved by servers for values of their own");
    }
    if (hasUnpairedSurrogate(key)) {
      return Optional.of("is not valid Unicode: it holds half of a surrogate pair");
    }
    return Optional.empty();
  }

  /**
   * What is wrong with the stored name of a property, or with a key on the top level of a
   * property's value.
   *
   * @param key the key
   * @return the end of a sentence that begins with the key; empty if it can be stored
   */
  public static Optional<String> faultOfProperty(String key) {
    return key.equals(WHOLE_BODY)
        ? Optional.of("servers take for the whole value when it is on top")
        : fault(key);
  }

  /**
   * Whether a text cannot be encoded as UTF-8.
   *
   * @param text any text
   * @return true if half of a surrogate pair stands alone in it
   */
  public static boolean hasUnpairedSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
