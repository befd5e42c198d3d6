package io.dustlayer.cdi.server.store;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * Which ops of the log are asked for.
 *
 * @param paths accepts rendered paths
 * @param op the wire name of the only kind asked for; null for all
 * @param since the earliest commit asked for
 * @param page from 1 on
 * @param limit ops on a page, at least 1
 */
public record LogQuery(Predicate<String> paths, String op, Instant since, int page, int limit) {
  /**
   * The newest ops.
   *
   * @param limit at most so many
   * @return the query
   */
  static LogQuery newest(int limit) {
    return new LogQuery(path -> true, null, Instant.EPOCH, 1, limit);
  }
}
