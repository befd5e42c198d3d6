package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.disk.DiskFiles;
import io.dustlayer.cdi.spi.DustCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;

/** A start with what the file cache kept, against reading a flat file of the same leaves. */
final class WarmStartRows implements Rows {

  @Override
  public String kind() {
    return "warm-start";
  }

  static Path flat(Path folder) {
    return folder.resolve("flat");
  }

  @Override
  public void measure(Run run) throws IOException, RunnerException {
    int leaves = Sizes.LARGE;
    Path folder = Files.createTempDirectory(run.folder(), "warm-start");
    try (DustCache cache = DiskFiles.cache(folder)) {
      cache.write(new DustCache.Update.Replace(leaves, () -> Bookmark.leaves(leaves)));
    }
    long raw = DiskFiles.writeFlat(flat(folder), Bookmark.leaves(leaves));
    String[] parameters = {"folder", folder.toString(), "leaves", String.valueOf(leaves)};
    Jmh.Scores scores =
        run.jmh()
            .shots(
                WarmStartBenchmarks.class,
                run.quick() ? 4 : 6,
                options ->
                    options
                        .param(parameters[0], parameters[1])
                        .param(parameters[2], parameters[3])
                        .shouldDoGC(true)
                        .jvmArgs(Jmh.heap("3g", "1g")));
    run.add(
        Row.cost(
            "warm-start/" + Sizes.name(leaves),
            Target.atMost(1.5),
            scores.of("dust", parameters),
            scores.of("flat", parameters)));
    long file = Files.size(DiskFiles.cacheFile(folder));
    run.add(Row.count("warm-start/disk", Target.atMost(2), "B", raw, file));
    Folders.delete(folder);
  }
}
