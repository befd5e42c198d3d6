package io.dustlayer.cdi.server.store;

import java.util.regex.Pattern;

/**
 * The full name of a store, {@code organization/name}.
 *
 * @param organization the part before the slash
 * @param name the part after it
 */
public record StoreName(String organization, String name) implements Comparable<StoreName> {
  private static final Pattern PART = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?");

  /**
   * Checks both parts.
   *
   * @param organization the part before the slash
   * @param name the part after it
   */
  public StoreName {
    if (!PART.matcher(organization).matches() || !PART.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\""
              + organization
              + "/"
              + name
              + "\" is not a store name: both parts consist of 1 to 64 of a-z, 0-9, - and _,"
              + " beginning and ending with a letter or digit, such as acme/main");
    }
  }

  /**
   * Reads a full name.
   *
   * @param fullName such as {@code acme/main}
   * @return the name
   * @throws IllegalArgumentException if it is not one
   */
  public static StoreName parse(String fullName) {
    int slash = fullName.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "\"" + fullName + "\" is not a store name: write organization/name, such as acme/main");
    }
    return new StoreName(fullName.substring(0, slash), fullName.substring(slash + 1));
  }

  /**
   * Whether two strings would make a valid name.
   *
   * @param organization the part before the slash
   * @param name the part after it
   * @return true if the constructor would accept them
   */
  public static boolean isValid(String organization, String name) {
    return PART.matcher(organization).matches() && PART.matcher(name).matches();
  }

  /**
   * Both parts joined.
   *
   * @return such as {@code acme/main}
   */
  public String full() {
    return organization + "/" + name;
  }

  @Override
  public int compareTo(StoreName other) {
    return full().compareTo(other.full());
  }

  @Override
  public String toString() {
    return full();
  }
}
