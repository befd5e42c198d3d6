package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustSchema;

/** A record of ten properties besides its slug. */
@DustSchema(prefix = "tenfold")
public record Tenfold(
    String slug,
    String first,
    String second,
    String third,
    long fourth,
    long fifth,
    long sixth,
    boolean seventh,
    boolean eighth,
    double ninth,
    double tenth) {

  static Tenfold numbered(int number) {
    return new Tenfold(
        "ten-" + number, "one", "two", "three", 4, 5, number, true, false, 9.5, 10.25);
  }
}
