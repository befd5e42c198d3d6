package io.dustlayer.cdi.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.disk.DiskFixture.State;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustCache.Update.Replace;
import io.dustlayer.cdi.spi.DustCache.Update.Step;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is of no use any more does not stay in the file. */
class FileGrowthTest {

  // Looking it up costs more than all the rest.
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final int LEAVES = 20_000;
  private static final int STEPS = 400;

  @TempDir Path folder;

  private final Random random = new Random(1);

  @Test
  void many_updates_of_the_same_leaves_do_not_let_the_file_grow() throws IOException {
    List<Leaf> leaves = new ArrayList<>();
    long raw = 0;
    for (int i = 0; i < LEAVES; i++) {
      leaves.add(leaf(i, i + 1));
      raw += leaves.get(i).path().length() + leaves.get(i).value().toString().length() + Long.BYTES;
    }
    long highest = 0;
    try (DustCache cache = DiskFixture.open(folder)) {
      cache.write(new Replace(LEAVES, leaves));
      for (int step = 1; step <= STEPS; step++) {
        int index = random.nextInt(LEAVES);
        leaves.set(index, leaf(index, LEAVES + step));
        cache.write(new Step(LEAVES + step, List.of(), List.of(leaves.get(index))));
        highest = Math.max(highest, Files.size(DiskFixture.file(folder)));
      }
    }

    assertThat(highest).as("size of the file").isLessThan(3 * raw);
    assertThat(DiskFixture.restored(folder)).isEqualTo(new State(LEAVES + STEPS, leaves));
  }

  @Test
  void replacing_everything_again_and_again_does_not_let_the_file_grow() throws IOException {
    List<Leaf> leaves = new ArrayList<>();
    try (DustCache cache = DiskFixture.open(folder)) {
      for (int round = 1; round <= 6; round++) {
        leaves.clear();
        for (int i = 0; i < 3 * LEAVES; i++) {
          leaves.add(leaf(i, round));
        }
        cache.write(new Replace(round, leaves));
      }
    }
    long once;
    Path other = Files.createDirectory(folder.resolve("other"));
    try (DustCache cache = DiskFixture.open(other)) {
      cache.write(new Replace(6, leaves));
      once = Files.size(DiskFixture.file(other));
    }

    assertThat(Files.size(DiskFixture.file(folder))).isLessThan(3 * once);
    assertThat(DiskFixture.restored(folder)).isEqualTo(new State(6, leaves));
  }

  private static Leaf leaf(int index, long revision) {
    return new Leaf(
        String.format("links/slug-%06d/title", index),
        JSON.createValue("The title as of " + revision),
        revision);
  }
}
