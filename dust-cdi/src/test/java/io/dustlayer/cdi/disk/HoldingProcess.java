package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.sync.run.KeptOutbox;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that has a cache and an outbox open until it is killed, or its input ends. */
final class HoldingProcess {

  static final DustCache.Origin ORIGIN = new DustCache.Origin("https://example.org", "acme/main");
  static final ErrorDetail.Setting SETTING = new ErrorDetail.Setting("dust.x.path", "DUST_X_PATH");

  private HoldingProcess() {}

  /** Begins it, and waits until it has the files. */
  static Process start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldingProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int said = process.getInputStream().read();
    if (said != '+') {
      process.destroyForcibly();
      throw new IOException("the other process has not opened the files in " + folder);
    }
    return process;
  }

  /** Opens the files of a folder. */
  public static void main(String[] folder) throws IOException {
    Path path = Path.of(folder[0]);
    KeptOutbox outbox = new FileOutboxes(path, SETTING).open(ORIGIN, 1_000);
    try (DustCache cache = new FileCaches(path, SETTING).open(ORIGIN)) {
      cache.restore();
      System.out.print('+');
      System.out.flush();
      int end = System.in.read();
      System.exit(end < 0 ? 0 : 1);
    } finally {
      outbox.journal().close();
    }
  }
}
