package io.dustlayer.cdi.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.raw.RawJson;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the client does over a channel, as a script: it must send exactly what is expected, in
 * order, and make of the answers what is right.
 */
public abstract class ScriptedSuite extends HostSuite {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Much longer than the buffers of WebSocket clients, and less than Quarkus takes by default. */
  private static final int LONG = 20_000;

  private static final String HEARTBEAT = "\"phoenix\",\"heartbeat\"";

  private final Deque<CompletionStage<Committed>> writes = new ArrayDeque<>();
  private final Bindings bindings = new Bindings();
  private ScriptedServer server;
  private RealtimeTransport transport;

  /** For the suites of this room. */
  ScriptedSuite() {
    super();
  }

  @BeforeEach
  void start() throws IOException {
    String address =
        ConfigProvider.getConfig().getValue("dust.stores.golden.base-url", String.class);
    server = new ScriptedServer(URI.create(address));
    beans().golden().start();
    transport = beans().golden().unwrap(RealtimeTransport.class);
  }

  @AfterEach
  void stop() throws IOException {
    beans().golden().stop();
    server.close();
  }

  /**
   * Plays a script.
   *
   * @param script the golden file
   */
  final void play(String script) throws IOException, InterruptedException {
    for (String line : Golden.lines(script)) {
      String[] step = line.split(" ", 2);
      switch (step[0]) {
        case "client" -> expect(step[1]);
        case "server" -> server.send(filled(step[1]));
        case "raw" -> server.send(step[1]);
        case "pieces" -> server.sendInPieces(filled(step[1]));
        case "long" -> server.send(filled(step[1]).replace("…", "…".repeat(LONG)));
        case "ping" -> server.ping();
        case "close" -> server.closeClient(Integer.parseInt(step[1]));
        case "write" -> write(step[1].split(" ", 3));
        case "done" -> assertThat(outcome()).as(line).isEqualTo(bindings.number(step[1]));
        case "fails" -> assertThat(outcome().toString()).as(line).isEqualTo(step[1]);
        case "view" -> view(step[1].split(" ", 2));
        case "length" -> length(step[1].split(" ", 2));
        case "none" -> gone(step[1]);
        default -> throw new IllegalArgumentException("no step: " + line);
      }
    }
  }

  private String filled(String template) {
    return bindings.filled(RawJson.parse(template), null).toString();
  }

  private void expect(String template) throws InterruptedException {
    String sent = server.hear();
    while (sent.contains(HEARTBEAT)) {
      sent = server.hear();
    }
    JsonValue frame = RawJson.parse(sent);
    assertThat(frame).isEqualTo(bindings.filled(RawJson.parse(template), frame));
  }

  private void write(String[] words) {
    DustPath path = DustPath.parse(words[1]);
    writes.add(
        transport.write(
            words[0].equals("set")
                ? new WireOp.Set(path, RawJson.parse(words[2]), OptionalLong.empty())
                : new WireOp.Delete(path, OptionalLong.empty())));
  }

  /** The sequence number of the oldest write without outcome, or the kind of its failure. */
  private Object outcome() {
    try {
      return writes
          .remove()
          .toCompletableFuture()
          .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .join()
          .storeSeq();
    } catch (CompletionException failed) {
      return failed.getCause() instanceof DustException known ? known.kind() : failed.getCause();
    }
  }

  private void view(String[] words) {
    JsonValue expected = RawJson.parse(words[1]);
    Awaitility.await(words[0])
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> leaf(words[0]).map(MirrorView.Leaf::value), Optional.of(expected)::equals);
  }

  /** A text of the given number of characters, times {@link #LONG}. */
  private void length(String[] words) {
    Awaitility.await(words[0])
        .atMost(PATIENCE)
        .until(
            () -> leaf(words[0]).map(leaf -> ((JsonString) leaf.value()).getString().length()),
            Optional.of(Integer.parseInt(words[1]) * LONG)::equals);
  }

  private void gone(String path) {
    Awaitility.await(path).atMost(PATIENCE).until(() -> leaf(path).isEmpty());
  }

  private Optional<MirrorView.Leaf> leaf(String path) {
    return transport.view().flatMap(view -> view.leaf(DustPath.parse(path)));
  }
}
