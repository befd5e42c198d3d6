package io.dustlayer.cdi.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operations of the protocol. */
public enum OpKind {
  /** Replaces a leaf and its descendants. */
  SET(true),
  /** Removes a leaf and its descendants. */
  DELETE(true),
  /** Sets the named children, one level deep. */
  MERGE(true),
  /** Adds to a number. */
  INCREMENT(false),
  /** Adds an element to a set. */
  ADD(false),
  /** Removes an element from a set. */
  REMOVE(false),
  /** Stores a file and a reference to it. */
  PUT_FILE(false),
  /** Acquires a lease. */
  LEASE(false),
  /** Extends a lease. */
  RENEW(false),
  /** Gives a lease back: removes the exact path only. */
  RELEASE(false);

  private static final Map<String, Optional<OpKind>> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(OpKind::wireName, Optional::of));

  private final boolean repeatable;
  private final String wireName;

  OpKind(boolean repeatable) {
    this.repeatable = repeatable;
    this.wireName = name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether an unconditional operation of this kind may be sent again without a second effect.
   *
   * @return true for {@code set}, {@code delete} and {@code merge}
   */
  public boolean isRepeatable() {
    return repeatable;
  }

  /**
   * The name on the wire.
   *
   * @return for example {@code put_file}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * The kind with a name.
   *
   * @param wireName as the server sends it
   * @return empty if the protocol has no such operation
   */
  public static Optional<OpKind> of(String wireName) {
    return BY_NAME.getOrDefault(wireName, Optional.empty());
  }
}
