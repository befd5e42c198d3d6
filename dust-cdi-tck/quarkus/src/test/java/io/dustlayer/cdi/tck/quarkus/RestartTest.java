package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.tck.host.CountingRelay;
import io.dustlayer.cdi.tck.quarkus.restarted.Lap;
import io.dustlayer.cdi.tck.quarkus.restarted.Laps;
import io.quarkus.bootstrap.app.CuratedApplication;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One Quarkus builds and runs an application twenty times, as development mode does at a change.
 */
class RestartTest {

  private static final int ROUNDS = 20;

  /** Quarkus keeps the last one. */
  private static final int KEPT_BY_QUARKUS = 2;

  @TempDir Path folder;

  @Test
  void it_leaves_no_thread_no_connection_and_no_class_loader_behind() throws Exception {
    Path root = Files.createDirectory(folder.resolve("application"));
    Files.createFile(Files.createDirectory(root.resolve("META-INF")).resolve("dust-schemas"));
    QuarkusRun.copy(Laps.class, root);
    QuarkusRun.copy(Lap.class, root);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    try (DustServer server = DustServer.builder().inMemory().start();
        CountingRelay relay = new CountingRelay(server.port());
        CuratedApplication quarkus = QuarkusRun.of(folder, root)) {
      Files.writeString(
          root.resolve("META-INF/microprofile-config.properties"),
          String.join(
              "\n",
              "dust.stores.laps.store=" + server.store(),
              "dust.stores.laps.token=" + server.token(),
              "dust.stores.laps.transport=sdk",
              "dust.stores.laps.base-url=http://127.0.0.1:" + relay.port()));
      for (int round = 0; round < ROUNDS; round++) {
        loaders.add(new WeakReference<>(QuarkusRun.run(quarkus)));
      }

      assertThat(relay.all()).isGreaterThanOrEqualTo(2 * ROUNDS);
      await().atMost(Duration.ofSeconds(30)).until(() -> relay.open() == 0);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(Thread.getAllStackTraces().keySet())
                      .extracting(Thread::getName)
                      .noneMatch(name -> name.matches("dust-(async|events|socket|sync)-.*")));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(loaders.stream().map(WeakReference::get).filter(Objects::nonNull))
                    .hasSizeLessThanOrEqualTo(KEPT_BY_QUARKUS);
              });
    }
  }
}
