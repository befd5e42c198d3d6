package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The contract kept by a cache that is as simple as can be: text in a map that outlives it. */
class PlainCacheTest extends DustCacheContract {

  private record Kept(int format, long watermark, TreeMap<String, String> leaves) {}

  private final Map<DustCache.Origin, Kept> disk = new HashMap<>();

  @Override
  protected DustCache.Factory caches() {
    return PlainCache::new;
  }

  private final class PlainCache implements DustCache {

    private final Origin origin;

    PlainCache(Origin origin) {
      this.origin = origin;
    }

    @Override
    public Restored restore() {
      Kept kept = disk.get(origin);
      return kept == null || kept.format() != FORMAT
          ? Restored.NOTHING
          : new Restored(
              kept.watermark(),
              kept.leaves().entrySet().stream().map(PlainCacheTest::leaf).iterator());
    }

    @Override
    public void write(Update update) {
      TreeMap<String, String> leaves = new TreeMap<>(DustPath::compareRendered);
      if (update instanceof Update.Step step) {
        if (disk.containsKey(origin)) {
          leaves.putAll(disk.get(origin).leaves());
        }
        step.removed().forEach(leaves::remove);
        step.written().forEach(leaf -> leaves.put(leaf.path(), text(leaf)));
      } else {
        ((Update.Replace) update).leaves().forEach(leaf -> leaves.put(leaf.path(), text(leaf)));
      }
      disk.put(origin, new Kept(FORMAT, update.watermark(), leaves));
    }

    @Override
    public void close() {}
  }

  private static String text(Leaf leaf) {
    return leaf.revision() + " " + leaf.value();
  }

  private static Leaf leaf(Map.Entry<String, String> entry) {
    String[] parts = entry.getValue().split(" ", 2);
    try (JsonReader reader = Json.createReader(new StringReader(parts[1]))) {
      JsonValue value = reader.readValue();
      return new Leaf(entry.getKey(), value, Long.parseLong(parts[0]));
    }
  }
}
