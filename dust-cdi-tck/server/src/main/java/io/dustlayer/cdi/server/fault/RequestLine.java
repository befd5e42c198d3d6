package io.dustlayer.cdi.server.fault;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a fault rule looks at.
 *
 * @param method in upper case
 * @param path as it came, still percent-encoded, without the query
 * @param query what follows the question mark, still percent-encoded; empty if there is none
 */
public record RequestLine(String method, String path, String query) {
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

  /**
   * Matches requests for a WebSocket.
   *
   * @return the predicate
   */
  public static Predicate<RequestLine> upgrade() {
    return pathEnding("/ws/sync/websocket");
  }

  /**
   * Matches requests for a WebSocket of a client.
   *
   * @param deviceId as it is in the URL
   * @return the predicate
   */
  public static Predicate<RequestLine> upgrade(String deviceId) {
    String parameter = "device_id=" + deviceId;
    return upgrade().and(line -> List.of(line.query.split("&")).contains(parameter));
  }
}
