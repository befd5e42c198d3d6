package io.dustlayer.cdi.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The host's WebSocket client and the library against a server that does harm. (After a message
 * that is too long, and after a refusal, the next attempt is a minute away, which no test here
 * waits for.)
 */
@Timeout(120)
public class HostileSuite extends HostSuite {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final DustPath PATH = DustPath.of("tck", "a");

  /** The library's own limit, or that of Quarkus, which is lower without its setting. */
  private static final String LIMIT =
      "dust.sdk.max-message (DUST_SDK_MAX_MESSAGE)|quarkus.websocket.max-frame-size";

  private HostileServer server;

  /** For JUnit, and for test classes of hosts. */
  protected HostileSuite() {
    super();
  }

  private Dust store() {
    return beans().hostile();
  }

  private void meet(HostileServer.Harm harm) throws IOException {
    server = new HostileServer(URI.create(setting("base-url")), harm);
    store().start();
  }

  private static String setting(String key) {
    return ConfigProvider.getConfig().getValue("dust.stores.hostile." + key, String.class);
  }

  @AfterEach
  void stop() throws IOException {
    store().stop();
    if (server != null) {
      server.close();
    }
  }

  /** Waits until the last error has one of the texts between bars. */
  private void assertNamed(String causes) {
    StoreStatus status =
        await(
            now ->
                now.lastError()
                    .filter(error -> Stream.of(causes.split("\\|")).anyMatch(error::contains))
                    .isPresent());
    assertThat(status.lastError().orElseThrow()).doesNotContain(setting("token"));
  }

  private StoreStatus await(Predicate<StoreStatus> condition) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> store().status(), condition);
  }

  /** A write may meet the end of the connection that was harmed. */
  private void assertAtWorkAgain() throws InterruptedException {
    server.beHonest();
    Awaitility.await("a write").atMost(PATIENCE).until(this::isWritten);
    await(now -> now.state() == SyncState.LIVE && now.synced() && now.pending() == 0);
    assertThat(store().status().lastError().orElse("")).doesNotContain(setting("token"));
  }

  private boolean isWritten() {
    WireOp write = new WireOp.Set(PATH, Json.createValue(1), OptionalLong.empty());
    try {
      return store()
              .unwrap(RealtimeTransport.class)
              .write(write)
              .toCompletableFuture()
              .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .join()
              .storeSeq()
          > 0;
    } catch (CompletionException failed) {
      assertThat(failed).hasCauseInstanceOf(DustException.class);
      return false;
    }
  }

  /** The client goes away instead of listening to all of it. */
  private static void assertCutOff(AtomicLong taken) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(taken).hasValueLessThan(HostilePeer.GIGABYTE));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-001", rule = Rule.H1)
  void a_message_of_many_frames_is_cut_off_at_a_limit_that_is_named() throws IOException {
    AtomicLong taken = new AtomicLong(Long.MAX_VALUE);
    meet(
        peer -> {
          peer.join();
          taken.set(peer.fragments());
        });
    assertNamed(LIMIT);
    assertCutOff(taken);
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-002", rule = Rule.H1)
  void a_frame_that_is_announced_with_a_gigabyte_is_cut_off_at_a_limit_that_is_named()
      throws IOException {
    AtomicLong taken = new AtomicLong(Long.MAX_VALUE);
    meet(
        peer -> {
          peer.join();
          peer.announce(HostilePeer.FINAL | HostilePeer.TEXT, HostilePeer.GIGABYTE);
          taken.set(peer.junk());
        });
    assertNamed(LIMIT);
    assertCutOff(taken);
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-003", rule = Rule.H1)
  void nesting_beyond_a_limit_names_it() throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          peer.event(seq + 1, "a", "[".repeat(20_000) + "]".repeat(20_000));
          peer.serve(seq);
        });
    assertNamed("a message is nested more than 900 levels deep");
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-004", rule = Rule.H1)
  void a_number_that_nobody_could_write_out_names_the_limit()
      throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          peer.event(seq + 1, "a", "1e999999999");
          peer.serve(seq);
        });
    assertNamed("a message has a number with an exponent beyond 9999");
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-005", rule = Rule.H1)
  void text_that_is_no_utf_8_does_no_harm() throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          peer.frame(
              HostilePeer.FINAL | HostilePeer.TEXT, latin1("[null,null,\"t\",\"e\",\"\u00ff\"]"));
          peer.serve(seq);
        });
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-006", rule = Rule.H1)
  void a_frame_of_an_unknown_kind_does_no_harm() throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          peer.frame(HostilePeer.FINAL | 3, latin1("x"));
          peer.serve(seq);
        });
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-007", rule = Rule.H1)
  void a_ping_that_is_too_long_does_no_harm() throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          peer.frame(HostilePeer.FINAL | HostilePeer.PING, new byte[5000]);
          peer.serve(seq);
        });
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-008", rule = Rule.H1)
  void a_frame_with_a_mask_does_no_harm() throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          peer.masked(HostilePeer.FINAL | HostilePeer.TEXT, latin1("[]"));
          peer.serve(seq);
        });
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-009", rule = Rule.H1)
  void binary_garbage_does_no_harm() throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          peer.frame(HostilePeer.FINAL | 2, new byte[] {1, 2, 3});
          peer.serve(seq);
        });
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-010", rule = Rule.H1)
  void a_close_whose_reason_holds_the_token_is_shown_without_it()
      throws IOException, InterruptedException {
    meet(
        peer -> {
          peer.join();
          peer.frame(
              HostilePeer.FINAL | HostilePeer.CLOSE, latin1("\u0003\u00f3no " + setting("token")));
        });
    assertNamed("connection");
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-011", rule = Rule.H1)
  void heartbeats_that_are_never_answered_end_the_connection()
      throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          while (true) {
            peer.reply(peer.await("status").getString(1), "ok", "{\"current_seq\":" + seq + "}");
          }
        });
    assertNamed("no answer to a heartbeat");
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-012", rule = Rule.H1)
  void an_upgrade_that_is_never_answered_is_given_up() throws IOException, InterruptedException {
    meet(peer -> peer.await("never"));
    assertNamed("connection");
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-013", rule = Rule.H1)
  void an_upgrade_that_is_answered_without_end_is_given_up()
      throws IOException, InterruptedException {
    meet(
        peer -> {
          peer.raw("HTTP/1.1 101 Switching Protocols\r\nX: ");
          peer.junk();
        });
    assertNamed("connection");
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-014", rule = Rule.H1)
  void an_upgrade_that_was_not_understood_does_no_harm() throws IOException, InterruptedException {
    meet(
        peer -> {
          peer.upgrade("bm90IHRoZSBhbnN3ZXI=");
          peer.serve(peer.awaitJoin());
        });
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-015", rule = Rule.H1)
  void a_write_that_is_answered_with_anothers_ref_has_an_unknown_outcome()
      throws IOException, InterruptedException {
    meet(
        peer -> {
          long seq = peer.join();
          String ref = peer.await("write").getString(1);
          peer.reply(ref + "0", "ok", "{\"store_seq\":" + (seq + 1) + "}");
          peer.reply("", "ok", "{\"store_seq\":" + (seq + 1) + "}");
          peer.serve(seq);
        });
    await(now -> now.state() == SyncState.LIVE);
    assertThat(isWritten()).isFalse();
    assertAtWorkAgain();
  }

  @Test
  @Assertion(id = "DUST-HOSTILE-016", rule = Rule.H1)
  void a_flood_of_events_that_nobody_reads_is_kept_up_with()
      throws IOException, InterruptedException {
    int events = 30_000;
    AtomicLong last = new AtomicLong();
    meet(
        peer -> {
          long seq = peer.join();
          // A slow machine may miss a heartbeat meanwhile, and come back for the rest.
          last.compareAndSet(0, seq + events);
          peer.written(seq + 1, last.get());
          peer.serve(last.get());
        });
    await(now -> last.get() > 0 && now.watermark() == last.get());
    assertAtWorkAgain();
  }
}
