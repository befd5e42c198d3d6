package io.dustlayer.cdi;

/**
 * The condition that a stored value still has a revision: the {@code store_seq} of the operation
 * that last wrote it.
 *
 * <p>Servers compare single leaves only. For optimistic locking that works on every server and in
 * both storage modes use {@link DustRepo#update(Stored, Object)} or {@link DustRepo#update(String,
 * java.util.function.UnaryOperator)}.
 *
 * @param revision the expected revision, 1 or more
 */
public record IfMatch(long revision) {

  /**
   * Checks the revision. * @throws IllegalArgumentException if the revision is below 1
   *
   * @param revision the expected revision, 1 or more
   */
  public IfMatch {
    if (revision < 1) {
      throw new IllegalArgumentException(
          "a revision is 1 or more, not " + revision + ": take it from Stored.revision()");
    }
  }

  /**
   * The condition that a value still has this revision.
   *
   * @param revision 1 or more
   * @return the condition
   * @throws IllegalArgumentException if the revision is below 1
   */
  public static IfMatch revision(long revision) {
    return new IfMatch(revision);
  }
}
