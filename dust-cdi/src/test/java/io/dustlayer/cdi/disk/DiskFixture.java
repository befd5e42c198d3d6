package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustCache.Restored;
import io.dustlayer.cdi.spi.DustCache.Update.Step;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Caches of one origin, and what is in their folder. */
final class DiskFixture {

  static final DustCache.Origin ORIGIN = new DustCache.Origin("https://dustlayer.io", "acme/main");
  static final String PATH_SETTING = "dust.cache.path (environment variable DUST_CACHE_PATH)";

  /** What was restored. */
  record State(long watermark, List<Leaf> leaves) {
    static final State NOTHING = new State(0, List.of());
  }

  private DiskFixture() {}

  static FileCaches caches(Path folder) {
    return new FileCaches(folder, new ErrorDetail.Setting("dust.cache.path", "DUST_CACHE_PATH"));
  }

  static DustCache open(Path folder) {
    return caches(folder).open(ORIGIN);
  }

  static State restored(Path folder) {
    try (DustCache cache = open(folder)) {
      return read(cache);
    }
  }

  static State read(DustCache cache) {
    Restored restored = cache.restore();
    List<Leaf> leaves = new ArrayList<>();
    restored.leaves().forEachRemaining(leaves::add);
    return new State(restored.watermark(), leaves);
  }

  static void write(Path folder, Leaf... leaves) {
    try (DustCache cache = open(folder)) {
      cache.write(new Step(7, List.of(), List.of(leaves)));
    }
  }

  /** Where the cache's file is, whether it exists or not. */
  static Path file(Path folder) {
    return folder.resolve(FileName.of(ORIGIN, ".dust-cache"));
  }

  static List<Path> asides(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".aside-")).sorted().toList();
    }
  }

  /**
   * A folder that nobody can make a file in. Permissions do not keep the superuser from it; where
   * there is a process file system, that does.
   *
   * @param folder becomes it where there is none
   */
  static Path readOnly(Path folder) throws IOException {
    Path ofTheSystem = Path.of("/proc/self/task");
    if (Files.isDirectory(ofTheSystem)) {
      return ofTheSystem;
    }
    if (!folder.toFile().setReadOnly()) {
      throw new IOException(folder + " cannot be made read-only");
    }
    return folder;
  }

  static Leaf leaf(String path, String json, long revision) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return new Leaf(path, reader.readValue(), revision);
    }
  }
}
