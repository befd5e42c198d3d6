package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;

/**
 * A FLAT record of a store that is used over the SDK transport.
 *
 * @param slug the key
 * @param name required
 * @param url may be null
 * @param rank may be null
 */
@DustSchema(
    prefix = {"tck", "bookmarks"},
    required = "name",
    store = "live")
public record Bookmark(String slug, String name, String url, Integer rank) implements Named {

  /**
   * A bookmark with nothing but a name.
   *
   * @param slug the key
   * @param name the name
   * @return the bookmark
   */
  public static Bookmark named(String slug, String name) {
    return new Bookmark(slug, name, null, null);
  }
}
