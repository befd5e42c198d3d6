package io.dustlayer.cdi.disk;

import static io.dustlayer.cdi.disk.DiskFixture.ORIGIN;
import static io.dustlayer.cdi.disk.DiskFixture.asides;
import static io.dustlayer.cdi.disk.DiskFixture.file;
import static io.dustlayer.cdi.disk.DiskFixture.leaf;
import static io.dustlayer.cdi.disk.DiskFixture.open;
import static io.dustlayer.cdi.disk.DiskFixture.restored;
import static io.dustlayer.cdi.disk.DiskFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.disk.DiskFixture.State;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustCache.Update.Replace;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCachesTest {

  private static final Leaf A = leaf("links/a/title", "\"A\"", 7);

  @TempDir Path folder;

  @Test
  void missing_folders_are_made() {
    Path deep = folder.resolve("var/cache/dust");
    write(deep, A);

    assertThat(restored(deep)).isEqualTo(new State(7, List.of(A)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void file_of_another_program_is_moved_aside(int size) throws IOException {
    byte[] foreign = "# keys\n".repeat(size).getBytes();
    Files.write(file(folder), foreign);

    assertThat(restored(folder)).isEqualTo(State.NOTHING);
    assertThat(asides(folder)).hasSize(1);
    assertThat(Files.readAllBytes(asides(folder).get(0))).isEqualTo(foreign);
    write(folder, A);
    assertThat(restored(folder)).isEqualTo(new State(7, List.of(A)));
  }

  @Test
  void file_that_was_cut_between_blocks_is_moved_aside_or_holds_an_older_state()
      throws IOException {
    List<State> states = new ArrayList<>(List.of(State.NOTHING));
    try (DustCache cache = open(folder)) {
      for (int seq = 1; seq <= 5; seq++) {
        Leaf leaf = leaf("links/" + seq + "/title", "\"" + "t".repeat(5_000) + "\"", seq);
        cache.write(new Replace(seq, List.of(leaf)));
        states.add(new State(seq, List.of(leaf)));
      }
    }
    byte[] whole = Files.readAllBytes(file(folder));
    assertThat(whole.length).isGreaterThan(20_480);

    for (int length = 0; length < whole.length; length += 4_096) {
      Path cut = Files.createDirectory(folder.resolve("cut-" + length));
      Files.write(file(cut), Arrays.copyOf(whole, length));
      assertThat(states).contains(restored(cut));
    }
  }

  @Test
  void database_of_another_program_is_moved_aside_as_it_is() throws IOException {
    try (MVStore other = MVStore.open(file(folder).toString())) {
      other.openMap("others").put("key", "value");
    }
    byte[] foreign = Files.readAllBytes(file(folder));

    assertThat(restored(folder)).isEqualTo(State.NOTHING);
    assertThat(Files.readAllBytes(asides(folder).get(0))).isEqualTo(foreign);
  }

  @Test
  void cache_of_another_origin_is_moved_aside() throws IOException {
    DustCache.Origin other = new DustCache.Origin("http://localhost:7755", "acme/main");
    try (DustCache cache = DiskFixture.caches(folder).open(other)) {
      cache.write(new Replace(9, List.of(A)));
    }
    Files.move(folder.resolve(FileName.of(other, ".dust-cache")), file(folder));

    assertThat(restored(folder)).isEqualTo(State.NOTHING);
    assertThat(asides(folder)).hasSize(1);
  }

  @Test
  void newer_format_is_moved_aside_and_named() {
    FileIdentity newer = new FileIdentity("cache", DustCache.FORMAT + 1, ORIGIN);
    StoreFile.open(file(folder), newer).close();

    assertThatThrownBy(
            () -> StoreFile.open(file(folder), new FileIdentity("cache", DustCache.FORMAT, ORIGIN)))
        .isInstanceOfSatisfying(
            StoreFileException.class,
            failure ->
                assertThat(failure.problem()).isEqualTo(StoreFileException.Problem.OTHER_VERSION))
        .hasMessageContaining("in format 2, written by another version of this library");
    assertThat(restored(folder)).isEqualTo(State.NOTHING);
  }

  @Test
  void last_few_files_that_were_moved_aside_are_kept() throws IOException {
    for (int i = 1; i <= 5; i++) {
      Files.writeString(file(folder), "damaged " + i);
      assertThat(restored(folder)).isEqualTo(State.NOTHING);
      Files.delete(file(folder));
    }

    assertThat(asides(folder)).hasSize(SetAside.KEPT);
    assertThat(asides(folder).get(0)).hasContent("damaged 3").hasFileName(name(3));
    assertThat(asides(folder).get(2)).hasContent("damaged 5").hasFileName(name(5));
  }

  private String name(int number) {
    return file(folder).getFileName() + ".aside-" + number;
  }

  @Test
  void second_user_in_this_process_is_refused_and_told_what_to_set() {
    try (DustCache first = open(folder)) {
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(DustException.class)
          .hasMessageContaining("DUST0802")
          .hasMessageContaining(file(folder).toString())
          .hasMessageContaining("is in use by another process")
          .hasMessageContaining(DiskFixture.PATH_SETTING);
      first.write(new Replace(7, List.of(A)));
    }
    assertThat(restored(folder)).isEqualTo(new State(7, List.of(A)));
  }

  @Test
  void same_file_by_another_way_is_the_same_file() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    DustCache first = open(folder);
    try {
      assertThatThrownBy(() -> open(link)).hasMessageContaining("DUST0802");
    } finally {
      first.close();
    }
  }

  @Test
  void store_files_of_one_folder_can_be_open_together() {
    DustCache.Origin other = new DustCache.Origin("https://dustlayer.io", "acme/other");
    try (DustCache first = open(folder);
        DustCache second = DiskFixture.caches(folder).open(other)) {
      first.write(new Replace(7, List.of(A)));
      second.write(new Replace(3, List.of()));
    }
    assertThat(restored(folder)).isEqualTo(new State(7, List.of(A)));
  }

  @Test
  void path_that_is_a_file_fails_with_the_setting_and_works_once_it_is_a_folder()
      throws IOException {
    Path path = Files.createFile(folder.resolve("file"));
    try (DustCache cache = open(path)) {
      assertThatThrownBy(cache::restore)
          .hasMessageContaining("DUST0803")
          .hasMessageContaining(path + " is not a folder")
          .hasMessageContaining(DiskFixture.PATH_SETTING);
      assertThatThrownBy(() -> cache.write(new Replace(7, List.of(A))))
          .hasMessageContaining("DUST0803");
      Files.delete(path);
      cache.write(new Replace(7, List.of(A)));
    }
    assertThat(restored(path)).isEqualTo(new State(7, List.of(A)));
  }

  @Test
  void folder_that_is_read_only_fails_with_the_setting() throws IOException {
    try (DustCache cache = open(DiskFixture.readOnly(folder))) {
      assertThatThrownBy(cache::restore)
          .isInstanceOf(DustException.class)
          .hasMessageContaining("DUST0803")
          .hasMessageContaining("cannot be read and written")
          .hasMessageContaining(DiskFixture.PATH_SETTING);
      assertThatThrownBy(() -> cache.write(new Replace(7, List.of(A))))
          .hasMessageContaining("DUST0803");
    }
  }

  @Test
  void folder_in_place_of_the_file_fails_with_the_setting() throws IOException {
    Files.createDirectory(file(folder));
    try (DustCache cache = open(folder)) {
      assertThatThrownBy(cache::restore)
          .hasMessageContaining("DUST0803")
          .hasMessageContaining("it is a folder");
    }
  }

  @Test
  void file_is_for_its_owner_only() throws IOException {
    write(folder, A);

    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file(folder)))
          .extracting(Enum::name)
          .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }
  }
}
