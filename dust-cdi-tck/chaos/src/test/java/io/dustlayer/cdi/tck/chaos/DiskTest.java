package io.dustlayer.cdi.tck.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

  private static final byte[] MUCH = new byte[1 << 20];

  @TempDir Path folder;

  @Test
  void a_full_disk_takes_nothing_until_there_is_room_again() throws IOException {
    boolean mounts = Disk.canMount();
    Path plain = folder.resolve("plain");
    try (Disk disk = new Disk("test", plain, mounts)) {
      Path file = Files.write(disk.folder().resolve("before"), MUCH);
      // A folder is filled by a limit of its process, which is not this one.
      assertThat(disk.folder().equals(plain)).isNotEqualTo(mounts);
      if (mounts) {
        disk.fill(null, false);
        assertThatThrownBy(() -> Files.write(disk.folder().resolve("full"), MUCH))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("No space left on device");
        disk.free(null);
      }
      assertThat(Files.write(disk.folder().resolve("after"), MUCH)).hasSize(MUCH.length);
      assertThat(file).hasSize(MUCH.length);
    }
  }
}
