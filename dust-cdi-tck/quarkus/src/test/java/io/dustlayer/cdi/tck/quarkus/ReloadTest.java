package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.tck.host.WatchingRelay;
import io.dustlayer.cdi.tck.quarkus.reloaded.Lap;
import io.dustlayer.cdi.tck.quarkus.reloaded.Laps;
import io.dustlayer.cdi.tck.quarkus.reloaded.Note;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The source of an application that uses both transports is changed twenty times in Quarkus'
 * development mode; the last one tells what is left of the others. Public, because Quarkus makes
 * it.
 */
public class ReloadTest {

  private static final int ROUNDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The WebSocket, and what the Rest Clients of two stores open. */
  private static final int AT_WORK = 5;

  private static final String WEB_SOCKET = "GET /ws/sync/websocket";

  /** Vert.x outlives reloads, and this thread the first of them. */
  private static final List<String> KEPT_BY_QUARKUS =
      List.of("class loader 0", "thread vertx-blocked-thread-checker");

  private static final DustServer SERVER = DustServer.builder().inMemory().start();
  private static final WatchingRelay RELAY = relay();

  @RegisterExtension
  static final QuarkusDevModeTest DEVELOPMENT =
      new QuarkusDevModeTest()
          .withApplicationRoot(
              jar ->
                  jar.addClasses(Laps.class, Lap.class, Note.class)
                      .addAsResource(new StringAsset(settings()), "application.properties"));

  private static WatchingRelay relay() {
    try {
      return new WatchingRelay(SERVER.port());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private static String settings() {
    return String.join(
        "\n",
        "quarkus.class-loading.removed-artifacts=io.dustlayer:dust-cdi-tck-broken",
        "quarkus.arc.exclude-dependency.kit.group-id=io.dustlayer",
        "quarkus.arc.exclude-dependency.kit.artifact-id=dust-cdi-tck",
        "dust.stores.laps.store=" + SERVER.store(),
        "dust.stores.laps.token=" + SERVER.token(),
        "dust.stores.laps.base-url=" + RELAY.url(),
        "dust.stores.laps.transport=sdk",
        "dust.stores.plain.store=" + SERVER.store(),
        "dust.stores.plain.token=" + SERVER.token(),
        "dust.stores.plain.base-url=" + RELAY.url(),
        "dust.stores.plain.transport=http");
  }

  @AfterAll
  static void stop() throws IOException {
    System.getProperties().remove(Laps.class.getName());
    try (SERVER;
        RELAY) {
      assertThat(RELAY.all()).isGreaterThan(ROUNDS);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(RELAY.open()).isEmpty());
    }
  }

  @Test
  void it_leaves_no_thread_no_connection_and_no_class_loader_behind() throws Exception {
    assertThat(answer("lap")).startsWith(lap(0));
    for (int round = 1; round <= ROUNDS; round++) {
      String before = "lap " + (round - 1);
      String after = "lap " + round;
      DEVELOPMENT.modifySourceFile(Laps.class, source -> source.replace(before, after));
      assertThat(DevConsoleManager.getHotReplacementContext().doScan(true)).isTrue();
      assertThat(answer("lap")).startsWith(lap(round));
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(answer("left").lines()).isSubsetOf(KEPT_BY_QUARKUS));
    // The Rest Clients of the present one keep some for a while.
    assertThat(RELAY.open()).filteredOn(WEB_SOCKET::equals).hasSize(1);
    assertThat(RELAY.open()).hasSizeLessThanOrEqualTo(AT_WORK);
  }

  private static String lap(int round) {
    return "lap " + round + " synced=true observed=true told=true SDK HTTP";
  }

  @SuppressWarnings("unchecked")
  private static String answer(String question) {
    return ((Function<String, String>) System.getProperties().get(Laps.class.getName()))
        .apply(question);
  }
}
