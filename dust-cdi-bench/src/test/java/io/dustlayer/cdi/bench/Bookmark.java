package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/** A record with a leaf of each common kind. */
@DustSchema(prefix = "bookmarks")
public record Bookmark(String slug, long count, boolean done, String title, String url) {

  private static final JsonProvider JSON = JsonProvider.provider();

  /** Leaves of each record. */
  static final int LEAVES = 4;

  static String slug(long number) {
    return String.format("mark-%06d", number);
  }

  /** So many leaves, made as they are asked for. */
  static Iterator<MirrorView.Leaf> leaves(long leaves) {
    return LongStream.range(0, leaves / LEAVES)
        .boxed()
        .flatMap(number -> record(number).stream())
        .iterator();
  }

  private static List<MirrorView.Leaf> record(long number) {
    String path = "bookmarks/" + slug(number);
    long revision = LEAVES * number + 1;
    String page = Long.toHexString(number * 0x9E3779B97F4A7C15L >>> 32);
    return List.of(
        leaf(path + "/count", JSON.createValue(number * 7919 % 100_000), revision),
        leaf(path + "/done", number % 2 == 0 ? JsonValue.TRUE : JsonValue.FALSE, revision + 1),
        leaf(path + "/title", JSON.createValue("The title of record " + number), revision + 2),
        leaf(path + "/url", JSON.createValue("https://example.org/" + page), revision + 3));
  }

  private static MirrorView.Leaf leaf(String path, JsonValue value, long revision) {
    return new MirrorView.Leaf(path, value, revision);
  }
}
