package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.http.HttpSettings;
import io.dustlayer.cdi.http.HttpTransport;
import io.dustlayer.cdi.http.Token;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.sync.EngineSettings;
import io.dustlayer.cdi.sync.run.RemoteStore;
import io.dustlayer.cdi.sync.run.SdkSettings;
import io.dustlayer.cdi.sync.run.SdkTransport;
import jakarta.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that both transports log and throw, at the finest level, while a server refuses,
 * breaks off, sends garbage and sends the token back.
 */
@Timeout(120)
class TokenSecrecyTest {

  private static final String SECRET = "dust_tok_do-not-print-me";

  /** All that is logged below a name, at every level. */
  private static final class Everything extends Handler implements AutoCloseable {

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger logger;
    private final Level before;

    Everything(String name) {
      logger = Logger.getLogger(name);
      before = logger.getLevel();
      setLevel(Level.ALL);
      logger.setLevel(Level.ALL);
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
      seen.add(formatter.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
      logger.setLevel(before);
    }
  }

  @Test
  void nothingThatIsLoggedOrThrownShowsTheToken() throws Exception {
    StringBuilder thrown = new StringBuilder();
    try (Everything library = new Everything("io.dustlayer")) {
      for (FrameServer.Script script :
          List.<FrameServer.Script>of(
              peer -> peer.refuse("403 " + SECRET),
              peer -> peer.refuse("500 " + SECRET),
              peer -> peer.sendRaw((SECRET + "\r\n\r\n").getBytes()),
              peer -> {
                HostileChannel channel = HostileChannel.connected(peer);
                String ref = channel.awaitJoin();
                peer.sendText(refusal(ref, ref, SECRET));
                channel.await("never");
              },
              peer -> {
                HostileChannel channel = HostileChannel.joined(peer, 0);
                channel.push("null", SECRET, "{}");
                channel.push("null", "event", "{\"store_seq\":1,\"op\":\"" + SECRET + "\"}");
                String ref = channel.await("write").getString(1);
                peer.sendText(refusal("1", ref, SECRET));
                channel.await("never");
              },
              peer -> {
                HostileChannel.joined(peer, 0);
                peer.sendText("[" + SECRET);
                peer.sendText(SECRET);
              })) {
        exercise(script, thrown);
      }
      assertThat(library.seen).isNotEmpty();
      assertThat(String.join("\n", library.seen)).contains("DUST0723").doesNotContain(SECRET);
    }
    assertThat(thrown).contains("DUST04").doesNotContain(SECRET);
  }

  private static String refusal(String joinRef, String ref, String reason) {
    return "[\"%s\",\"%s\",\"%s\",\"phx_reply\",{\"status\":\"error\",\"response\":{\"reason\":\"%s\"}}]"
        .formatted(joinRef, ref, HostileChannel.TOPIC, reason);
  }

  private static void exercise(FrameServer.Script script, StringBuilder thrown) throws Exception {
    try (FrameServer server = new FrameServer(script);
        SdkTransport transport = transport(server.url())) {
      transport.start();
      awaitSomething(transport);
      attempt(
          thrown, () -> transport.put(DustPath.of("a"), Json.createValue(1), OptionalLong.empty()));
      attempt(thrown, () -> transport.get(DustPath.of("a")));
      attempt(thrown, () -> transport.awaitSynced(Duration.ofMillis(1)));
      thrown.append(transport).append(transport.status());
    }
  }

  // The first attempt has succeeded or failed: whatever is logged of it is there.
  private static void awaitSomething(SdkTransport transport) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (transport.status().lastError().isEmpty()
        && transport.status().state() != SyncState.LIVE) {
      assertThat(System.nanoTime() - end).as("waits in vain").isNegative();
      Thread.onSpinWait();
    }
  }

  /** A call that may fail. */
  private interface Call {
    Object make() throws InterruptedException;
  }

  private static void attempt(StringBuilder thrown, Call call) throws InterruptedException {
    try {
      thrown.append(call.make());
    } catch (RuntimeException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      thrown.append(trace);
      if (failure instanceof io.dustlayer.cdi.DustException known) {
        thrown.append(known.detail());
      }
    }
  }

  private static SdkTransport transport(URI url) {
    HttpTransport http =
        new HttpTransport(
            new HttpSettings(
                "acme/main",
                url,
                Token.of(SECRET),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Optional.empty()));
    EngineSettings defaults = EngineSettings.defaults("acme/main", "test-device");
    EngineSettings engine =
        new EngineSettings(
            defaults.store(),
            defaults.deviceId(),
            false,
            defaults.connectTimeout(),
            defaults.joinTimeout(),
            Duration.ofSeconds(1),
            defaults.heartbeatInterval(),
            defaults.statusInterval(),
            defaults.gapTimeout(),
            defaults.rejoinInterval(),
            64,
            100,
            1000);
    return new SdkTransport(
        new SdkSettings(engine, "acme/main at " + url, 1_000_000),
        new RemoteStore(http, http::leaf, http::batch),
        new WebSocketFactory(
            "acme/main",
            new WebSocketSettings(url, SECRET, "test-device", 1_000_000, Optional.empty())),
        DustCache.NONE,
        Optional.empty(),
        Runnable::run);
  }
}
