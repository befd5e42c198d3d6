package io.dustlayer.cdi.tck.repository;

import java.util.stream.Stream;

/** Slugs that clients and servers are known to stumble over. */
public final class AwkwardSlugs {

  private AwkwardSlugs() {}

  /**
   * The slugs.
   *
   * @return each once
   */
  public static Stream<String> all() {
    return Stream.of(
        "a b",
        "+",
        "a+b",
        "%",
        "100%",
        "%2F",
        "%252F",
        "/",
        "a/b",
        "//",
        "~",
        "~0",
        "~1",
        "a~1b",
        "#",
        "?",
        "a?b=c",
        ";",
        "a;b=c",
        "&",
        "=",
        "@",
        ":",
        "*",
        "**",
        "\\*",
        ".",
        "..",
        "a..b",
        "\"",
        "'",
        "\\",
        "`",
        "<b>",
        "{x}",
        "[0]",
        "|",
        "^",
        "$",
        "!",
        "(",
        ",",
        "äöü ß",
        "日本語",
        "😀",
        "e\u0301",
        "null",
        "x".repeat(500),
        "ü/".repeat(60));
  }
}
