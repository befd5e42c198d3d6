package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import io.dustlayer.cdi.sync.run.OutboxJournal;
import io.dustlayer.cdi.sync.run.OutboxRecord;
import jakarta.json.spi.JsonProvider;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The library's own files, and a flat one that holds the same leaves in the same binary form, one
 * after the other. For benchmarks only.
 */
public final class DiskFiles {

  private static final DustCache.Origin ORIGIN =
      new DustCache.Origin("http://bench", "bench/store");
  private static final ErrorDetail.Setting SETTING =
      new ErrorDetail.Setting("bench.folder", "BENCH_FOLDER");
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final OutboxForm OUTBOX = new OutboxForm(JSON, ORIGIN.store());

  private DiskFiles() {}

  /** The cache of a folder. */
  public static DustCache cache(Path folder) {
    return new FileCaches(folder, SETTING).open(ORIGIN);
  }

  /** Where that cache's file is. */
  public static Path cacheFile(Path folder) {
    return folder.resolve(FileName.of(ORIGIN, ".dust-cache"));
  }

  /** The outbox of a folder. */
  public static KeptOutbox outbox(Path folder, long maxSize) {
    return new FileOutboxes(folder, SETTING).open(ORIGIN, maxSize);
  }

  /** How many bytes a new entry has in an outbox. */
  public static int bytes(OutboxJournal.Change change) {
    OutboxRecord entry = ((OutboxJournal.Change.Pending) change).entry();
    return OUTBOX.text(entry).getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Writes a flat file.
   *
   * @return how many bytes the leaves have as they are: paths and values as JSON, and revisions
   */
  public static long writeFlat(Path file, Iterator<MirrorView.Leaf> leaves) throws IOException {
    LeafForm form = new LeafForm(JSON);
    long raw = 0;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      while (leaves.hasNext()) {
        MirrorView.Leaf leaf = leaves.next();
        byte[] path = leaf.path().getBytes(StandardCharsets.UTF_8);
        byte[] rest = form.bytes(leaf);
        out.writeShort(path.length);
        out.write(path);
        out.writeShort(rest.length);
        out.write(rest);
        raw += path.length + Long.BYTES;
        raw += leaf.value().toString().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return raw;
  }

  /** Reads and decodes a flat file. */
  public static List<MirrorView.Leaf> readFlat(Path file) throws IOException {
    LeafForm form = new LeafForm(JSON);
    List<MirrorView.Leaf> leaves = new ArrayList<>();
    ByteBuffer source = ByteBuffer.wrap(Files.readAllBytes(file));
    while (source.hasRemaining()) {
      String path = new String(part(source), StandardCharsets.UTF_8);
      leaves.add(form.leaf(path, part(source)));
    }
    return leaves;
  }

  private static byte[] part(ByteBuffer source) {
    byte[] bytes = new byte[source.getShort()];
    source.get(bytes);
    return bytes;
  }
}
