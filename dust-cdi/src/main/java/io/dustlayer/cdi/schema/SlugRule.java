package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.codec.Keys;
import java.util.Optional;

/** The rule that a text can be a record's key. */
final class SlugRule {

  private SlugRule() {}

  /** What is wrong, as the end of a sentence that begins with the slug; empty if nothing is. */
  static Optional<String> fault(String slug) {
    if (slug == null || slug.isEmpty()) {
      return Optional.of(
          "must not be " + (slug == null ? "null" : "empty") + ": it is the record's place");
    }
    return Keys.hasUnpairedSurrogate(slug)
        ? Optional.of("must be valid Unicode: it holds half of a surrogate pair")
        : Optional.empty();
  }
}
