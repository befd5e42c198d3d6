package io.dustlayer.cdi.bench.http;

import io.dustlayer.cdi.DustSchema;

/**
 * A small record.
 *
 * @param slug its name
 * @param title some text
 * @param clicks some number
 */
@DustSchema(prefix = "items")
public record Item(String slug, String title, long clicks) {

  /** How many a server has. */
  public static final int COUNT = 300;

  /**
   * One of them.
   *
   * @param number below {@link #COUNT}
   * @return the record
   */
  public static Item numbered(int number) {
    return new Item(slug(number), "The title of " + number, number);
  }

  static String slug(int number) {
    return "item-" + number;
  }
}
