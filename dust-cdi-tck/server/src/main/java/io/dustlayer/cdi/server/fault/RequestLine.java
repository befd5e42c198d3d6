package io.dustlayer.cdi.server.fault;

import java.util.function.Predicate;

/**
 * What a fault rule looks at.
 *
 * @param method in upper case
 * @param path as it came, still percent-encoded, without the query
 */
public record RequestLine(String method, String path) {
  /**
   * Matches every request.
   *
   * @return the predicate
   */
  public static Predicate<RequestLine> any() {
    return line -> true;
  }

  /**
   * Matches requests by their method.
   *
   * @param method in upper case
   * @return the predicate
   */
  public static Predicate<RequestLine> method(String method) {
    return line -> line.method.equals(method);
  }

  /**
   * Matches requests whose path ends so.
   *
   * @param suffix such as {@code /entries/batch_write}
   * @return the predicate
   */
  public static Predicate<RequestLine> pathEnding(String suffix) {
    return line -> line.path.endsWith(suffix);
  }
}
