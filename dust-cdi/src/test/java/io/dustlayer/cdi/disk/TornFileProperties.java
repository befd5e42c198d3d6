package io.dustlayer.cdi.disk;

import static io.dustlayer.cdi.disk.DiskFixture.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.disk.DiskFixture.State;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustCache.Update.Replace;
import io.dustlayer.cdi.spi.DustCache.Update.Step;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * A crash at any moment: the file as it was after some write, with a part of what was written last
 * missing, old or garbled. What is restored is the state after some write, or nothing and the file
 * is moved aside; never anything else.
 */
class TornFileProperties {

  private static final int BLOCK = 4096;
  private static final int WRITES = 12;
  private static final int DAMAGES = 25;

  private final List<State> states = new ArrayList<>();
  private final List<byte[]> files = new ArrayList<>();
  private int movedAside;
  private int older;

  @Property(tries = 12)
  void a_torn_file_holds_the_state_after_some_write_or_is_moved_aside(@ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("dust-torn");
    try {
      record(folder, random);
      for (int i = 0; i < DAMAGES; i++) {
        int at = 1 + random.nextInt(files.size() - 1);
        Path damaged = Files.createDirectory(folder.resolve("damaged-" + i));
        Files.write(DiskFixture.file(damaged), damage(at, random));
        check(damaged, at);
      }
    } finally {
      delete(folder);
    }
  }

  /** H2 noticed a file that was too short by an assertion. */
  @Example
  void a_seed_that_found_an_error_finds_it_no_more() throws IOException {
    a_torn_file_holds_the_state_after_some_write_or_is_moved_aside(143);
  }

  // Otherwise the property would hold for lack of damage.
  @AfterProperty
  void bothEndsWereSeen() {
    assertThat(movedAside).as("files moved aside").isPositive();
    assertThat(older).as("older states restored").isPositive();
  }

  private void record(Path folder, Random random) throws IOException {
    states.clear();
    files.clear();
    TreeMap<String, Leaf> model = new TreeMap<>(DustPath::compareRendered);
    try (DustCache cache = DiskFixture.open(folder)) {
      remember(folder, State.NOTHING);
      for (int seq = 1; seq <= WRITES; seq++) {
        write(cache, model, seq, random);
        remember(folder, new State(seq, List.copyOf(model.values())));
      }
    }
  }

  private void remember(Path folder, State state) throws IOException {
    states.add(state);
    files.add(Files.readAllBytes(DiskFixture.file(folder)));
  }

  private static void write(DustCache cache, TreeMap<String, Leaf> model, int seq, Random random) {
    List<Leaf> written = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    boolean replace = random.nextInt(4) == 0;
    if (replace) {
      model.clear();
    }
    int changes = 1 + random.nextInt(random.nextInt(3) == 0 ? 1500 : 5);
    for (int i = 0; i < changes; i++) {
      Leaf leaf = leaf("links/slug-" + random.nextInt(3000) + "/title", "\"t" + seq + "\"", seq);
      if (!replace && random.nextInt(3) == 0) {
        model.remove(leaf.path());
        removed.add(leaf.path());
      } else if (!removed.contains(leaf.path()) && model.put(leaf.path(), leaf) != leaf) {
        written.removeIf(other -> other.path().equals(leaf.path()));
        written.add(leaf);
      }
    }
    written.removeIf(leaf -> removed.contains(leaf.path()));
    cache.write(
        replace ? new Replace(seq, List.copyOf(model.values())) : new Step(seq, removed, written));
  }

  private byte[] damage(int at, Random random) {
    byte[] before = files.get(at - 1);
    byte[] after = files.get(at).clone();
    int from = random.nextInt(after.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(after, from);
      }
      case 1 -> Arrays.fill(after, from, after.length, (byte) 0);
      case 2 -> {
        byte[] garbage = new byte[Math.min(after.length - from, 1 + random.nextInt(BLOCK))];
        random.nextBytes(garbage);
        System.arraycopy(garbage, 0, after, from, garbage.length);
      }
      default -> {
        // Blocks that never reached the disk hold what they held before.
        for (int block = 0; block < after.length; block += BLOCK) {
          if (random.nextBoolean()) {
            int end = Math.min(block + BLOCK, after.length);
            byte[] old = Arrays.copyOfRange(before, Math.min(block, before.length), end);
            System.arraycopy(old, 0, after, block, Math.min(old.length, end - block));
          }
        }
      }
    }
    return after;
  }

  private void check(Path folder, int at) throws IOException {
    State state;
    try {
      state = DiskFixture.restored(folder);
    } catch (StoreFileException noticedLate) {
      state = State.NOTHING;
      assertThat(DiskFixture.asides(folder)).hasSize(1);
    }
    if (!DiskFixture.asides(folder).isEmpty()) {
      assertThat(state).isEqualTo(State.NOTHING);
      movedAside++;
    } else {
      assertThat(states.subList(0, at + 1)).contains(state);
      older += state.equals(states.get(at)) ? 0 : 1;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
