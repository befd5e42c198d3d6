package io.dustlayer.cdi.tck.entity;

/** What {@link Bookmark} and {@link Memo} have in common. */
public interface Named {

  /**
   * The key.
   *
   * @return not empty
   */
  String slug();

  /**
   * The name.
   *
   * @return not empty
   */
  String name();
}
