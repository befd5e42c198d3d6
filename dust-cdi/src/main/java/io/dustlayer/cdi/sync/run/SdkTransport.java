package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.spi.ViewListener;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * One store with a local mirror, kept by a WebSocket connection. Reads come from the mirror once it
 * is complete, and over HTTP until then; writes go over the connection; batches go over HTTP and
 * are visible when they return.
 *
 * <p>May be used from any thread. It can be started and stopped repeatedly: the mirror and the
 * listeners stay. Its only thread begins with the first {@link #start()} and ends with {@link
 * #close()}.
 */
public final class SdkTransport implements RealtimeTransport {

  /** How much longer than the engine a caller waits at most: the engine answers first, or never. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final SdkSettings settings;
  private final RemoteStore remote;
  private final Executor executor;
  private final OpIds ids;
  private final MirrorReads reads;
  private final WriteErrors errors;
  private final WriteChecks checks;
  private final ReaderView view;
  private final StatusBoard board = new StatusBoard();
  private final Mailbox mailbox = new Mailbox();
  private final SocketFactory sockets;
  private final Driver driver;
  private final DriverThread thread;
  private final AtomicBoolean threadStarted = new AtomicBoolean();

  /**
   * A transport that is stopped.
   *
   * @param settings how it behaves
   * @param remote the same store over HTTP; not closed by this transport
   * @param sockets opens sockets; closed with this transport
   * @param cache keeps the mirror; closed with this transport
   * @param executor runs HTTP reads, and what callers do with asynchronous outcomes
   */
  public SdkTransport(
      SdkSettings settings,
      RemoteStore remote,
      SocketFactory sockets,
      DustCache cache,
      Executor executor) {
    this(
        settings,
        remote,
        sockets,
        cache,
        executor,
        Machine.Factory.ofEngine(settings.engine(), RandomGenerator.getDefault()),
        System::nanoTime);
  }

  SdkTransport(
      SdkSettings settings,
      RemoteStore remote,
      SocketFactory sockets,
      DustCache cache,
      Executor executor,
      Machine.Factory machines,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.remote = remote;
    this.executor = executor;
    this.sockets = sockets;
    this.ids = new OpIds(settings.engine().deviceId(), RandomGenerator.getDefault());
    JsonProvider json = JsonProvider.provider();
    this.reads = new MirrorReads(json);
    this.errors = new WriteErrors(settings.place());
    this.checks = new WriteChecks(json, errors);
    SyncLog log = new SyncLog(settings.place(), nanoTime);
    this.view = new ReaderView(log);
    Driver.Parts parts =
        new Driver.Parts(
            view,
            new ChangeListeners(log),
            new PendingWrites(),
            CacheKeeper.of(cache, settings, nanoTime),
            new RemoteReads(remote, executor),
            board,
            log);
    this.driver =
        new Driver(machines, sockets, mailbox::put, 2 * settings.maxMessage(), nanoTime, parts);
    this.thread =
        new DriverThread(
            "dust-sync-" + settings.engine().store(),
            Thread.currentThread().getContextClassLoader(),
            mailbox,
            driver,
            nanoTime,
            log);
  }

  /** Starts, or goes on after {@link #stop()}; nothing happens if it runs. Returns at once. */
  public void start() {
    startThread();
    want(true, driver::start);
  }

  /** Stops; nothing happens if it does not run. Returns at once. */
  public void stop() {
    want(false, driver::stop);
  }

  private void want(boolean running, Runnable command) {
    board.wanted(running);
    mailbox.put(
        () -> {
          board.heard();
          command.run();
        });
  }

  private void startThread() {
    if (threadStarted.compareAndSet(false, true)) {
      thread.start();
    }
  }

  @Override
  public TransportKind kind() {
    return TransportKind.SDK;
  }

  @Override
  public Optional<MirrorView> view() {
    return view.current();
  }

  @Override
  public Subscription onView(ViewListener listener) {
    // At once, since what the listener keeps depends on hearing of everything from now on.
    Registration<ViewListener> registration = new Registration<>(listener, view::remove);
    view.add(registration);
    return registration;
  }

  @Override
  public Subscription listen(DustPath prefix, MirrorListener listener) {
    Registration<MirrorListener> registration =
        new Registration<>(listener, closed -> mailbox.put(() -> driver.remove(prefix, closed)));
    mailbox.put(() -> driver.add(prefix, registration));
    return registration;
  }

  @Override
  public StoreStatus status() {
    return board.status();
  }

  @Override
  public boolean awaitSynced(Duration timeout) throws InterruptedException {
    return board.awaitSynced(timeout);
  }

  @Override
  public Optional<Entry> get(DustPath path) {
    return view()
        .map(mirror -> reads.get(mirror, path))
        .orElseGet(() -> remote.transport().get(path));
  }

  @Override
  public boolean exists(DustPath path) {
    return view()
        .map(mirror -> mirror.contains(path))
        .orElseGet(() -> remote.transport().exists(path));
  }

  @Override
  public Page list(DustPath base, int limit, Optional<String> cursor) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", not " + limit);
    }
    return view()
        .map(mirror -> reads.list(mirror, base, limit, cursor))
        .filter(MirrorReads::knowsRevisions)
        .orElseGet(() -> remote.transport().list(base, limit, cursor));
  }

  @Override
  public Committed put(DustPath path, JsonValue value, OptionalLong ifMatch) {
    return ifMatch.isPresent()
        ? compared(new WireOp.Set(path, value, ifMatch))
        : await(request(OpKind.SET, path, value));
  }

  @Override
  public Committed delete(DustPath path, OptionalLong ifMatch) {
    return ifMatch.isPresent()
        ? compared(new WireOp.Delete(path, ifMatch))
        : await(request(OpKind.DELETE, path, JsonValue.NULL));
  }

  @Override
  public CompletionStage<Committed> write(WireOp op) {
    if (op.ifMatch().isPresent()) {
      CompletableFuture<Committed> told = new CompletableFuture<>();
      later(() -> compare(op, told));
      return told;
    }
    return promise(
        op instanceof WireOp.Set set
            ? request(OpKind.SET, set.path(), set.value())
            : request(OpKind.DELETE, op.path(), JsonValue.NULL));
  }

  private void compare(WireOp op, CompletableFuture<Committed> told) {
    try {
      told.complete(compared(op));
    } catch (RuntimeException | Error failure) {
      told.completeExceptionally(failure);
    }
  }

  // A channel refuses a stale revision without telling the current one, and an object as if it were
  // stale (PROTOCOL, QUIRKs); over HTTP a caller learns both.
  private Committed compared(WireOp op) {
    return batch(List.of(op)).ops().get(0);
  }

  @Override
  public CompletionStage<Committed> merge(DustPath path, JsonObject children) {
    if (children.isEmpty()) {
      throw new IllegalArgumentException("a merge at '" + path + "' needs a child");
    }
    return promise(request(OpKind.MERGE, path, children));
  }

  @Override
  public CommittedBatch batch(List<WireOp> ops) {
    refuseOnDriver();
    String requestId = ids.next();
    CommittedBatch batch = remote.batches().batch(ops, requestId);
    List<StoreEvent> events = new ArrayList<>();
    for (int i = 0; i < ops.size(); i++) {
      events.add(event(ops.get(i), batch.ops().get(i).storeSeq(), requestId + ':' + i));
    }
    show(events);
    return batch;
  }

  private static StoreEvent event(WireOp op, long storeSeq, String clientOpId) {
    return op instanceof WireOp.Set set
        ? new StoreEvent(storeSeq, OpKind.SET, op.path(), set.value(), null, clientOpId)
        : new StoreEvent(storeSeq, OpKind.DELETE, op.path(), JsonValue.NULL, null, clientOpId);
  }

  // A read after a batch sees it; but a batch that is committed never fails because of that.
  private void show(List<StoreEvent> events) {
    CountDownLatch shown = new CountDownLatch(1);
    boolean taken =
        mailbox.put(
            () -> {
              driver.batchCommitted(events);
              shown.countDown();
            });
    if (taken && board.isWanted()) {
      try {
        shown.await(MARGIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Stops for good, and gives back the thread, the socket and the cache. */
  @Override
  public void close() {
    board.wanted(false);
    startThread();
    thread.close();
    sockets.close();
  }

  private WriteRequest request(OpKind kind, DustPath path, JsonValue value) {
    return WriteRequest.of(ids.next(), kind, path, value);
  }

  private CompletableFuture<Outcome> submit(WriteRequest request) {
    checks.check(request);
    // Before the first start there is nobody else to say that it is stopped.
    startThread();
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    if (!mailbox.put(() -> driver.submit(request, outcome))) {
      throw ErrorCase.CLOSED.toException(
          errors.failed(request, "the transport is closed"), ErrorDetail.NONE, null);
    }
    return outcome;
  }

  private Committed await(WriteRequest request) {
    refuseOnDriver();
    CompletableFuture<Outcome> outcome = submit(request);
    try {
      return errors.committedOrThrow(request, outcome.get(patience(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failed) {
      throw failure(request, failed.getCause());
    } catch (TimeoutException late) {
      throw errors.overdue(request, "nothing was heard of it");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw errors.overdue(request, "the thread was interrupted while it waited");
    }
  }

  private long patience() {
    Duration ack = settings.engine().ackTimeout();
    return ack.plus(ack.compareTo(MARGIN) < 0 ? ack : MARGIN).toMillis();
  }

  private CompletionStage<Committed> promise(WriteRequest request) {
    CompletableFuture<Committed> told = new CompletableFuture<>();
    try {
      submit(request)
          .whenComplete((outcome, failed) -> later(() -> tell(told, request, outcome, failed)));
    } catch (DustException refused) {
      told.completeExceptionally(refused);
    }
    return told;
  }

  private void tell(
      CompletableFuture<Committed> told, WriteRequest request, Outcome outcome, Throwable failed) {
    try {
      if (failed != null) {
        throw failure(request, failed);
      }
      told.complete(errors.committedOrThrow(request, outcome));
    } catch (RuntimeException | Error failure) {
      told.completeExceptionally(failure);
    }
  }

  // What callers do with an outcome is not for the driver's thread.
  private void later(Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException | Error refusal) {
      // Full, out of threads, or being taken away: an outcome that is never told is worse.
      task.run();
    }
  }

  private DustException failure(WriteRequest request, Throwable failed) {
    return failed instanceof DustException known
        ? known
        : ErrorCase.ENGINE_FAILED.toException(
            errors.failed(request, String.valueOf(failed)), ErrorDetail.NONE, failed);
  }

  private void refuseOnDriver() {
    if (thread.isCurrent()) {
      throw new IllegalStateException(
          "DUST0709: a listener of "
              + settings.place()
              + " must not wait for a write, which its own thread has to send; use the asynchronous"
              + " form");
    }
  }
}
