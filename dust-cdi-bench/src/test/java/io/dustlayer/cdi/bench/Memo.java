package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;

/** A record that is one entry, so that writing it is one write. */
@DustSchema(prefix = "memos", mode = StorageMode.MAP)
public record Memo(String slug, String text, long number) {

  static Memo numbered(long number) {
    return new Memo("memo-" + number % 1000, "The text of a memo", number);
  }
}
