package io.dustlayer.cdi.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.spi.DustCache;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one folder. */
@Timeout(120)
class TwoProcessesTest {

  @TempDir Path folder;

  private DustCache openCache() {
    return new FileCaches(folder, HoldingProcess.SETTING).open(HoldingProcess.ORIGIN);
  }

  private void useOutbox() {
    new FileOutboxes(folder, HoldingProcess.SETTING)
        .open(HoldingProcess.ORIGIN, 1_000)
        .journal()
        .close();
  }

  @Test
  void theSecondIsRefusedUntilTheFirstIsGoneEvenIfThatWasKilled() throws Exception {
    Process first = HoldingProcess.start(folder);
    try {
      assertThatThrownBy(this::openCache)
          .isInstanceOf(DustException.class)
          .hasMessageContaining("DUST0802")
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("DUST_X_PATH");
      assertThatThrownBy(this::useOutbox)
          .isInstanceOf(DustException.class)
          .hasMessageContaining("DUST0804")
          .hasMessageContaining("another process");
    } finally {
      first.destroyForcibly().waitFor();
    }

    try (DustCache cache = openCache()) {
      assertThat(cache.restore().watermark()).isZero();
    }
    useOutbox();
  }
}
