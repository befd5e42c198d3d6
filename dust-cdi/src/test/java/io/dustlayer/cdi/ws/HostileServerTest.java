package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.http.HttpSettings;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.http.Token;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.run.RemoteStore;
import io.dustlayer.cdi.sync.run.SdkSettings;
import io.dustlayer.cdi.sync.run.SdkTransport;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole SDK transport, on Tyrus, against a server that does harm on its first connection and is
 * honest on every later one: the cause is named, nothing hangs, and the store is live again. (After
 * a message that is too long, and after a refusal, the next attempt is a minute away, which no test
 * here waits for.)
 */
@Timeout(120)
class HostileServerTest {

  private static final String SECRET = "dust_tok_do-not-print-me";
  private static final long LIMIT = 1_000_000;
  private static final long GIGABYTE = 1L << 30;
  private static final DustPath PATH = DustPath.of("links", "a");

  private final CountDownLatch named = new CountDownLatch(1);

  /** What a server does to its first client. */
  private interface Harm {
    void to(FrameServer.Peer peer) throws IOException, InterruptedException;
  }

  /** A server that does harm, waits until the test has seen what came of it, and is honest then. */
  private FrameServer server(Harm harm) throws IOException {
    AtomicInteger connections = new AtomicInteger();
    return new FrameServer(
        peer -> {
          if (connections.incrementAndGet() == 1) {
            harm.to(peer);
          } else {
            named.await(60, TimeUnit.SECONDS);
            HostileChannel.joined(peer, 3).serve(3);
          }
        });
  }

  private void theCauseIsNamed(Harm harm, String... cause) throws Exception {
    try (FrameServer server = server(harm);
        SdkTransport transport = transport(server.url())) {
      awaitCause(transport, cause);
    }
  }

  private static void awaitCause(SdkTransport transport, String... cause) {
    transport.start();
    StoreStatus status =
        await(transport, now -> now.lastError().filter(e -> hasAll(e, cause)).isPresent());
    assertThat(status.lastError().orElseThrow()).doesNotContain(SECRET);
  }

  private void theCauseIsNamedAndTheStoreIsLiveAgain(Harm harm, String... cause) throws Exception {
    try (FrameServer server = server(harm);
        SdkTransport transport = transport(server.url())) {
      awaitCause(transport, cause);
      named.countDown();
      assertThat(transport.awaitSynced(Duration.ofSeconds(60))).isTrue();
      assertThat(transport.put(PATH, Json.createValue(1), OptionalLong.empty()).storeSeq())
          .isEqualTo(4);
    }
  }

  private static boolean hasAll(String text, String... parts) {
    for (String part : parts) {
      if (!text.contains(part)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void deepNestingNamesTheLimit() throws Exception {
    theCauseIsNamedAndTheStoreIsLiveAgain(
        peer -> {
          HostileChannel channel = HostileChannel.joined(peer, 0);
          channel.event(1, "\"a\"", HostileInput.nested(100_000));
          channel.serve(0);
        },
        "a message is nested more than 900 levels deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999"})
  void aNumberThatNobodyCouldWriteOutNamesTheLimit(String number) throws Exception {
    theCauseIsNamedAndTheStoreIsLiveAgain(
        peer -> {
          HostileChannel channel = HostileChannel.joined(peer, 0);
          channel.event(1, "\"a\"", number);
          channel.serve(0);
        },
        "a message has a number with an exponent beyond 9999");
  }

  @Test
  void endlessFragmentsAreCutOffAtTheSettingThatIsNamed() throws Exception {
    AtomicLong sent = new AtomicLong();
    theCauseIsNamed(
        peer -> {
          HostileChannel.joined(peer, 0);
          byte[] part = new byte[100_000];
          java.util.Arrays.fill(part, (byte) 'x');
          peer.send(false, 1, part);
          while (sent.addAndGet(part.length) < GIGABYTE) {
            peer.send(false, 0, part);
          }
        },
        "dust.sdk.max-message (DUST_SDK_MAX_MESSAGE), which is " + LIMIT);
    // The client went away instead of listening to all of it.
    assertThat(sent).hasValueLessThan(GIGABYTE);
  }

  @Test
  void aFrameThatIsAnnouncedWithAGigabyteIsCutOff() throws Exception {
    AtomicLong sent = new AtomicLong();
    theCauseIsNamed(
        peer -> {
          HostileChannel.joined(peer, 0);
          byte[] part = new byte[100_000];
          java.util.Arrays.fill(part, (byte) 'x');
          peer.announce(1, GIGABYTE);
          while (sent.addAndGet(part.length) < GIGABYTE) {
            peer.sendRaw(part);
          }
        },
        "dust.sdk.max-message (DUST_SDK_MAX_MESSAGE)");
    assertThat(sent).hasValueLessThan(GIGABYTE);
  }

  @Test
  void textThatIsNoUtf8ClosesTheConnection() throws Exception {
    theCauseIsNamedAndTheStoreIsLiveAgain(
        peer -> {
          HostileChannel channel = HostileChannel.joined(peer, 0);
          byte[] text = "[null,null,\"t\",\"e\",\"\u00ff\"]".getBytes(StandardCharsets.ISO_8859_1);
          peer.send(true, 1, text);
          channel.serve(0);
        },
        "connection");
  }

  @Test
  void aJoinThatIsNeverAnsweredIsGivenUp() throws Exception {
    theCauseIsNamedAndTheStoreIsLiveAgain(
        peer -> {
          HostileChannel channel = HostileChannel.connected(peer);
          channel.awaitJoin();
          channel.await("never");
        },
        "no answer to the join in time");
  }

  @Test
  void aJoinThatIsAnsweredWithAnothersRefIsGivenUp() throws Exception {
    theCauseIsNamedAndTheStoreIsLiveAgain(
        peer -> {
          HostileChannel channel = HostileChannel.connected(peer);
          channel.awaitJoin();
          channel.reply("4711", "{\"store_seq\":0}");
          channel.await("never");
        },
        "no answer to the join in time");
  }

  @Test
  void heartbeatsThatAreNeverAnsweredEndTheConnection() throws Exception {
    theCauseIsNamedAndTheStoreIsLiveAgain(
        peer -> {
          HostileChannel channel = HostileChannel.joined(peer, 0);
          while (true) {
            channel.reply(channel.await("status").getString(1), "{\"current_seq\":0}");
          }
        },
        "no answer to a heartbeat");
  }

  @Test
  void aReasonThatHoldsTheTokenIsShownWithoutIt() throws Exception {
    theCauseIsNamed(
        peer -> {
          HostileChannel channel = HostileChannel.connected(peer);
          String ref = channel.awaitJoin();
          peer.sendText(
              "[\"%s\",\"%s\",\"%s\",\"phx_reply\",{\"status\":\"error\",\"response\":{\"reason\":\"no %s\\r\\n%s\"}}]"
                  .formatted(ref, ref, HostileChannel.TOPIC, SECRET, "x".repeat(100_000)));
          channel.await("never");
        },
        "no <token>",
        "x…");
  }

  @Test
  void aWriteThatIsNeverAnsweredOrWithAnothersRefHasAnUnknownOutcome() throws Exception {
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  HostileChannel channel = HostileChannel.joined(peer, 0);
                  String ref = channel.await("write").getString(1);
                  channel.reply(ref + "0", "{\"store_seq\":1}");
                  channel.reply("", "{\"store_seq\":1}");
                  channel.serve(0);
                });
        SdkTransport transport = transport(server.url())) {
      transport.start();
      assertThat(transport.awaitSynced(Duration.ofSeconds(60))).isTrue();

      assertThatThrownBy(() -> transport.put(PATH, Json.createValue(1), OptionalLong.empty()))
          .isInstanceOf(DustException.class)
          .hasMessageContaining("DUST0701");
      await(transport, now -> now.state() == SyncState.LIVE && now.pending() == 0);
    }
  }

  @Test
  void aFloodOfEventsThatNobodyReadsIsKeptUpWith() throws Exception {
    int events = 30_000;
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  HostileChannel channel = HostileChannel.joined(peer, 0);
                  for (int seq = 1; seq <= events; seq++) {
                    channel.event(seq, "\"nobody/reads/this\"", "\"" + seq + "\"");
                  }
                  channel.serve(events);
                });
        SdkTransport transport = transport(server.url(), 128_000_000, Duration.ofSeconds(30))) {
      transport.start();

      await(transport, now -> now.watermark() == events);
      assertThat(transport.view().orElseThrow().size()).isEqualTo(1);
      assertThat(transport.put(PATH, Json.createValue(1), OptionalLong.empty()).storeSeq())
          .isEqualTo(events + 1);
      assertThat(transport.status().state()).isEqualTo(SyncState.LIVE);
    }
  }

  @Test
  void aPathWithHalfASurrogatePairIsKeptAsItIs() throws Exception {
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  HostileChannel channel = HostileChannel.joined(peer, 0);
                  channel.event(1, "\"a/\\ud800\"", "\"\\udc00\"");
                  channel.serve(1);
                });
        SdkTransport transport = transport(server.url())) {
      transport.start();

      await(transport, now -> now.watermark() == 1);
      assertThat(transport.get(DustPath.of("a", "\ud800")).orElseThrow().value())
          .isEqualTo(Json.createValue("\udc00"));
      assertThat(transport.list(DustPath.of("a"), 10, Optional.empty()).items()).hasSize(1);
    }
  }

  private static StoreStatus await(SdkTransport transport, Predicate<StoreStatus> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    StoreStatus status = transport.status();
    while (!condition.test(status)) {
      assertThat(System.nanoTime() - end).as("waits in vain: %s", status).isNegative();
      Thread.onSpinWait();
      status = transport.status();
    }
    return status;
  }

  private static SdkTransport transport(URI url) {
    return transport(url, LIMIT, Duration.ofSeconds(1));
  }

  private static SdkTransport transport(URI url, long maxMessage, Duration heartbeat) {
    HttpTransport http =
        new HttpTransport(
            new HttpSettings(
                "acme/main",
                url,
                Token.of(SECRET),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Optional.empty()));
    EngineSettings engine =
        new EngineSettings(
            "acme/main",
            "test-device",
            false,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            heartbeat,
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            64,
            100,
            1000);
    WebSocketFactory sockets =
        new WebSocketFactory(
            "acme/main",
            new WebSocketSettings(url, SECRET, "test-device", maxMessage, Optional.empty()));
    return new SdkTransport(
        new SdkSettings(engine, "acme/main at " + url, maxMessage),
        new RemoteStore(http, http::leaf, http::batch),
        sockets,
        DustCache.NONE,
        Optional.empty(),
        Runnable::run);
  }
}
