package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustCache.Update.Replace;
import io.dustlayer.cdi.spi.DustCache.Update.Step;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/**
 * Measures a warm start: from a closed file to the first read from the mirror, against reading and
 * decoding the same leaves one after the other from a flat file; and what is on the disk. Run by
 * hand; arguments are the number of leaves and of rounds.
 */
final class WarmStartMain {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());

  private WarmStartMain() {}

  public static void main(String[] args) throws IOException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    Path folder = Files.createTempDirectory("dust-warm-start");
    List<MirrorView.Leaf> leaves = leaves(count);
    long began = System.nanoTime();
    try (DustCache cache = DiskFixture.open(folder)) {
      cache.write(new Replace(count, leaves));
    }
    long written = millis(began);
    long raw = flat(folder, leaves);
    long size = Files.size(DiskFixture.file(folder));
    System.out.printf(
        "leaves=%d raw=%d file=%d (%.2f of raw) replace=%d ms%n",
        count, raw, size, (double) size / raw, written);
    steps(folder, leaves);
    leaves = null;
    long[] best = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    for (int round = 0; round < rounds; round++) {
      long[] took = {binary(folder), text(folder), warmStart(folder), list(folder)};
      System.out.printf(
          "flat binary %d ms, flat JSON %d ms, warm start %d ms, only read %d ms%n",
          took[0], took[1], took[2], took[3]);
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.min(best[i], took[i]);
      }
    }
    System.out.printf(
        "best: warm start %.2f of flat binary, %.2f of flat JSON%n",
        (double) best[2] / best[0], (double) best[2] / best[1]);
  }

  private static long binary(Path folder) throws IOException {
    System.gc();
    long began = System.nanoTime();
    LeafForm form = new LeafForm(JSON);
    List<MirrorView.Leaf> all = new ArrayList<>();
    ByteBuffer source = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("binary")));
    while (source.hasRemaining()) {
      String path = new String(bytes(source), StandardCharsets.UTF_8);
      all.add(form.leaf(path, bytes(source)));
    }
    return used(all, began);
  }

  private static long text(Path folder) throws IOException {
    System.gc();
    long began = System.nanoTime();
    List<MirrorView.Leaf> all = new ArrayList<>();
    ByteBuffer source = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("text")));
    while (source.hasRemaining()) {
      String path = new String(bytes(source), StandardCharsets.UTF_8);
      String value = new String(bytes(source), StandardCharsets.UTF_8);
      try (JsonReader reader = READERS.createReader(new StringReader(value))) {
        all.add(new MirrorView.Leaf(path, reader.readValue(), source.getLong()));
      }
    }
    return used(all, began);
  }

  private static long warmStart(Path folder) {
    System.gc();
    long began = System.nanoTime();
    try (DustCache cache = DiskFixture.open(folder)) {
      DustCache.Restored kept = cache.restore();
      Iterator<MirrorView.Leaf> source = kept.leaves();
      Mirror mirror =
          Mirror.ofSorted(
              kept.watermark(),
              new Iterator<>() {
                @Override
                public boolean hasNext() {
                  return source.hasNext();
                }

                @Override
                public Leaf next() {
                  MirrorView.Leaf leaf = source.next();
                  return new Leaf(leaf.path(), leaf.value(), leaf.revision());
                }
              });
      if (mirror.leaf("links/slug-000123/title").isEmpty()) {
        throw new IllegalStateException("the leaf is missing");
      }
      return millis(began);
    }
  }

  private static long list(Path folder) {
    System.gc();
    long began = System.nanoTime();
    try (DustCache cache = DiskFixture.open(folder)) {
      List<MirrorView.Leaf> all = new ArrayList<>();
      cache.restore().leaves().forEachRemaining(all::add);
      return used(all, began);
    }
  }

  private static long used(List<MirrorView.Leaf> all, long began) {
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing was read");
    }
    return millis(began);
  }

  private static void steps(Path folder, List<MirrorView.Leaf> leaves) throws IOException {
    Random random = new Random(2);
    int steps = 500;
    try (DustCache cache = DiskFixture.open(folder)) {
      cache.restore();
      long began = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        String path = leaves.get(random.nextInt(leaves.size())).path();
        long revision = 2L * leaves.size() + i;
        MirrorView.Leaf leaf = new MirrorView.Leaf(path, JSON.createValue("changed"), revision);
        cache.write(new Step(revision, List.of(), List.of(leaf)));
      }
      System.out.printf(
          "step %d us, file after %d steps %d%n",
          (System.nanoTime() - began) / 1000 / steps, steps, Files.size(DiskFixture.file(folder)));
    }
  }

  private static List<MirrorView.Leaf> leaves(int count) {
    Random random = new Random(1);
    List<MirrorView.Leaf> leaves = new ArrayList<>(count);
    for (int record = 0; leaves.size() < count; record++) {
      String slug = String.format("links/slug-%06d/", record);
      add(leaves, slug + "count", JSON.createValue(random.nextInt(100_000)));
      add(leaves, slug + "done", random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE);
      add(leaves, slug + "title", JSON.createValue("The title of record " + record));
      String page = Integer.toHexString(random.nextInt());
      add(leaves, slug + "url", JSON.createValue("https://example.org/" + page));
    }
    return leaves;
  }

  private static void add(List<MirrorView.Leaf> leaves, String path, JsonValue value) {
    leaves.add(new MirrorView.Leaf(path, value, leaves.size() + 1));
  }

  /** Writes the flat files and tells how long the raw data are. */
  private static long flat(Path folder, List<MirrorView.Leaf> leaves) throws IOException {
    LeafForm form = new LeafForm(JSON);
    WriteBuffer binary = new WriteBuffer(1 << 20);
    WriteBuffer text = new WriteBuffer(1 << 20);
    long raw = 0;
    for (MirrorView.Leaf leaf : leaves) {
      byte[] path = leaf.path().getBytes(StandardCharsets.UTF_8);
      byte[] value = leaf.value().toString().getBytes(StandardCharsets.UTF_8);
      byte[] rest = form.bytes(leaf);
      binary.putVarInt(path.length).put(path).putVarInt(rest.length).put(rest);
      text.putVarInt(path.length).put(path).putVarInt(value.length).put(value);
      text.putLong(leaf.revision());
      raw += path.length + value.length + Long.BYTES;
    }
    save(folder.resolve("binary"), binary);
    save(folder.resolve("text"), text);
    return raw;
  }

  private static void save(Path file, WriteBuffer content) throws IOException {
    byte[] bytes = new byte[content.position()];
    content.position(0);
    content.get(bytes);
    Files.write(file, bytes);
  }

  private static byte[] bytes(ByteBuffer source) {
    byte[] bytes = new byte[DataUtils.readVarInt(source)];
    source.get(bytes);
    return bytes;
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
