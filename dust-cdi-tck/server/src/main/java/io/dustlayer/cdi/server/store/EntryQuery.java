package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Glob;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Which entries are asked for, in which order.
 *
 * @param range where to look
 * @param accepted what to take, by rendered path
 * @param descending whether the last path comes first
 * @param after only what comes after this rendered path in that order; null for all
 * @param limit at most so many, at least 1
 */
public record EntryQuery(
    PathRange range, Predicate<String> accepted, boolean descending, String after, int limit) {

  /**
   * Everything that matches a pattern.
   *
   * @param glob the pattern
   * @param descending whether the last path comes first
   * @param after only what comes after this rendered path in that order; null for all
   * @param limit at most so many
   * @return the query
   */
  public static EntryQuery matching(Glob glob, boolean descending, String after, int limit) {
    return new EntryQuery(
        rangeOf(glob), path -> glob.matches(DustPath.parse(path)), descending, after, limit);
  }

  /**
   * Everything between two rendered paths.
   *
   * @param from the first that is inside
   * @param to the first that is outside
   * @param descending whether the last path comes first
   * @param after only what comes after this rendered path in that order; null for all
   * @param limit at most so many
   * @return the query
   */
  public static EntryQuery between(
      String from, String to, boolean descending, String after, int limit) {
    return new EntryQuery(new PathRange(from, to), path -> true, descending, after, limit);
  }

  /**
   * Every entry of the store in order.
   *
   * @return the query
   */
  public static EntryQuery everything() {
    return new EntryQuery(PathRange.all(), path -> true, false, null, Integer.MAX_VALUE - 1);
  }

  /** The range without what the cursor has passed. */
  PathRange remaining() {
    if (after == null) {
      return range;
    } else if (descending) {
      return new PathRange(
          range.from(), range.to() == null || byBytes(after, range.to()) < 0 ? after : range.to());
    }
    String next = PathRange.only(after).to();
    return new PathRange(byBytes(next, range.from()) > 0 ? next : range.from(), range.to());
  }

  static int byBytes(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private static PathRange rangeOf(Glob glob) {
    if (!glob.hasWildcard()) {
      return PathRange.only(glob.literalPrefix().get().render());
    }
    return glob.literalPrefix().map(PathRange::below).orElse(PathRange.all());
  }
}
