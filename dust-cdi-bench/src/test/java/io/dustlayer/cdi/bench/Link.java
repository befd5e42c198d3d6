package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/** A small record that nobody can change. */
@DustSchema(prefix = "links")
public record Link(String slug, String title, long clicks) {

  private static final JsonProvider JSON = JsonProvider.provider();

  /** Leaves of each record. */
  static final int LEAVES = 2;

  /** In the order of the numbers, as caches keep leaves in the order of their paths. */
  static String slug(long number) {
    return String.format("link-%07d", number);
  }

  static Link numbered(long number) {
    return new Link(slug(number), "The title of " + number, number);
  }

  /** The leaves of this many records, made as they are asked for. */
  static Iterator<MirrorView.Leaf> leaves(long records) {
    return LongStream.range(0, records).boxed().flatMap(n -> leaves(n, n + 1).stream()).iterator();
  }

  private static List<MirrorView.Leaf> leaves(long number, long revision) {
    String path = "links/" + slug(number);
    return List.of(
        new MirrorView.Leaf(path + "/clicks", clicks(number), revision),
        new MirrorView.Leaf(path + "/title", JSON.createValue("The title of " + number), revision));
  }

  private static JsonValue clicks(long number) {
    return JSON.createValue(number);
  }
}
