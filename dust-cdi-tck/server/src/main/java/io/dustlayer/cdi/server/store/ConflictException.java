package io.dustlayer.cdi.server.store;

import java.util.OptionalLong;

/** Says that a condition did not hold, and that therefore nothing was applied. */
public final class ConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which op of the transaction it was. */
  private final int opIndex;

  /** Whether the path should have been absent. */
  private final boolean exists;

  /** Whether a revision was demanded of what is no leaf. */
  private final boolean subtree;

  /** The committed revision of the path; null if it holds nothing. */
  private final Long currentRevision;

  ConflictException(int opIndex, WriteOp op, OptionalLong currentRevision, boolean subtree) {
    super("the condition on \"" + op.path().render() + "\" does not hold");
    this.opIndex = opIndex;
    this.exists = op.condition() instanceof Condition.IfAbsent;
    this.subtree = subtree;
    this.currentRevision = currentRevision.isPresent() ? currentRevision.getAsLong() : null;
  }

  /**
   * Which op of the transaction it was.
   *
   * @return from 0 on
   */
  public int opIndex() {
    return opIndex;
  }

  /**
   * Whether the path should have been absent.
   *
   * @return false if its revision should have been another
   */
  public boolean exists() {
    return exists;
  }

  /**
   * Whether a revision was demanded of a path that has only descendants, and so none of its own.
   *
   * @return false where the quirk is on that hides it
   */
  public boolean subtree() {
    return subtree;
  }

  /**
   * The committed revision of the path: its leaf's, else the highest below it.
   *
   * @return nothing if the path holds nothing
   */
  public OptionalLong currentRevision() {
    return currentRevision == null ? OptionalLong.empty() : OptionalLong.of(currentRevision);
  }
}
