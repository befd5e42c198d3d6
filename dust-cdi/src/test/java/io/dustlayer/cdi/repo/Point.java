package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustSchema;
import java.util.Optional;

/** A record that nobody can change. */
@DustSchema(
    prefix = "points",
    required = {"x", "y"})
record Point(String slug, Integer x, Integer y, Optional<String> label) {

  static Point of(String slug, int x, int y) {
    return new Point(slug, x, y, Optional.empty());
  }
}
