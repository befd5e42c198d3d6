package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.fault.FrameFaults;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.StoreCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All sockets of a server. Its few threads send frames, read the log for catch-ups and look for
 * idle clients; none of them ever waits for a client. Thread-safe.
 */
public final class ChannelServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final long SWEEP_MILLIS = 250;
  private static final long FAREWELL_MILLIS = 250;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int SERVICE_RESTART = 1012;

  private final StoreCatalog catalog;
  private final TokenRegistry tokens;
  private final InstantSource clock;
  private final ChannelSettings settings;
  private final FrameFaults faults;
  private final Pushes pushes;
  private final Hubs hubs;
  private final Set<Quirk> quirks;
  private final Map<String, MessageCodec> codecs;
  private final Set<ClientSocket> sockets = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor executor;

  /**
   * A server without sockets yet.
   *
   * @param catalog all stores
   * @param tokens the tokens it accepts
   * @param limiter counts writes, here and elsewhere
   * @param limits how much there may be
   * @param quirks those switched on
   * @param clock decides who is idle
   * @param settings the limits of sockets
   * @param faults what goes wrong with their frames
   */
  public ChannelServer(
      StoreCatalog catalog,
      TokenRegistry tokens,
      RateLimiter limiter,
      PlanLimits limits,
      Set<Quirk> quirks,
      InstantSource clock,
      ChannelSettings settings,
      FrameFaults faults) {
    this.catalog = catalog;
    this.faults = faults;
    this.tokens = tokens;
    this.clock = clock;
    this.settings = settings;
    this.quirks = quirks;
    this.pushes = new Pushes(catalog, limiter, quirks, limits.keys());
    this.hubs = new Hubs(quirks);
    this.codecs = Map.of("2.0.0", new JsonMessageCodec(), "3.0.0", new MessagePackCodec(quirks));
    // Whoever commits while the server stops must not fail because nobody can be told of it.
    this.executor =
        new ScheduledThreadPoolExecutor(
            THREADS, ChannelServer::thread, new ThreadPoolExecutor.DiscardPolicy());
    executor.scheduleWithFixedDelay(
        this::closeIdle, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "dust-channels");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Decides whether a client is let in.
   *
   * @param handshake what it asks with
   * @return nothing if it is to be refused
   */
  public Optional<Admission> admit(Handshake handshake) {
    if (!handshake.isAcceptable()) {
      return Optional.empty();
    }
    Optional<MessageCodec> codec = handshake.parameter("vsn").map(codecs::get);
    return handshake
        .parameter("token")
        .flatMap(tokens::find)
        .filter(token -> codec.isPresent())
        .map(token -> new Admission(token, handshake.query().get("device_id"), codec.get()));
  }

  /**
   * Begins to serve a client.
   *
   * @param admission what it was let in with
   * @param wire carries its frames
   * @return to be told of what it sends
   */
  public ClientSocket connect(Admission admission, Wire wire) {
    ClientSocket socket = new ClientSocket(this, admission, wire);
    sockets.add(socket);
    return socket;
  }

  /** Closes every socket with 1012, as a server does that restarts. */
  @Override
  public void close() {
    CompletableFuture<?>[] farewells =
        sockets.stream()
            .map(socket -> socket.close(SERVICE_RESTART).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(farewells)
        .completeOnTimeout(null, FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
        .exceptionally(gone -> null)
        .join();
    executor.shutdownNow();
    hubs.close();
  }

  private void closeIdle() {
    Instant latest = now().minus(settings.idleTimeout());
    for (ClientSocket socket : sockets) {
      if (!socket.lastHeard().isAfter(latest)) {
        forget(socket);
        socket.close(PROTOCOL_ERROR);
      }
    }
  }

  FaultyLink faulty(Wire wire, Admission admission, Consumer<WireFrame> receiver) {
    return new FaultyLink(wire, admission, faults, faults.timerOr(this::later), receiver);
  }

  private void later(Duration delay, Runnable work) {
    executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  void forget(ClientSocket socket) {
    sockets.remove(socket);
  }

  Instant now() {
    return clock.instant();
  }

  StoreCatalog catalog() {
    return catalog;
  }

  ChannelSettings settings() {
    return settings;
  }

  Set<Quirk> quirks() {
    return quirks;
  }

  Pushes pushes() {
    return pushes;
  }

  Hubs hubs() {
    return hubs;
  }

  Executor executor() {
    return executor;
  }
}
