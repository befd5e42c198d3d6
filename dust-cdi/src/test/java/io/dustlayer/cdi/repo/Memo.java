package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;
import java.util.Map;

/** A MAP record. */
@DustSchema(
    prefix = {"desk", "memos"},
    required = "title",
    mode = StorageMode.MAP)
record Memo(String slug, String title, String body, Map<String, String> labels) {

  static Memo of(String slug, String title) {
    return new Memo(slug, title, null, Map.of());
  }
}
