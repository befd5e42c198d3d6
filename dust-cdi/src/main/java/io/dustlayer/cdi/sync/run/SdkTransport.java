package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustCache;
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
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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

  private final SdkSettings settings;
  private final RemoteStore remote;
  private final OpIds ids;
  private final MirrorReads reads;
  private final SubmittedWrites writes;
  private final Optional<StoreOutbox> outbox;
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
   * @param outbox keeps writes that are to be sent later; closed with this transport
   * @param executor runs HTTP reads, and what callers do with asynchronous outcomes
   */
  public SdkTransport(
      SdkSettings settings,
      RemoteStore remote,
      SocketFactory sockets,
      DustCache cache,
      Optional<KeptOutbox> outbox,
      Executor executor) {
    this(
        settings,
        remote,
        sockets,
        cache,
        outbox,
        executor,
        Machine.Factory.ofEngine(settings.engine(), RandomGenerator.getDefault()),
        System::nanoTime);
  }

  SdkTransport(
      SdkSettings settings,
      RemoteStore remote,
      SocketFactory sockets,
      DustCache cache,
      Optional<KeptOutbox> kept,
      Executor executor,
      Machine.Factory machines,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.remote = remote;
    this.sockets = sockets;
    this.ids = new OpIds(settings.engine().deviceId(), RandomGenerator.getDefault());
    JsonProvider json = JsonProvider.provider();
    this.reads = new MirrorReads(json);
    WriteErrors errors = new WriteErrors(settings.place(), new Shown(sockets::withoutSecrets));
    WriteChecks checks = new WriteChecks(json, errors);
    this.writes =
        new SubmittedWrites(this::submit, checks, errors, settings.engine().ackTimeout(), executor);
    this.outbox =
        kept.map(
            files ->
                new StoreOutbox(
                    new OutboxSettings(
                        settings.engine().store(), settings.place(), files.maxSize()),
                    files.kept(),
                    new StoreOutbox.Parts(
                        files.journal(),
                        ids,
                        checks,
                        executor,
                        new OutboxLog(settings.place(), nanoTime),
                        new OutboxSender(this::refuseOnDriver, mailbox, this::send, board))));
    OutboxSteps steps =
        new OutboxSteps(
            errors,
            outbox.<OutboxSteps.Results>map(there -> there).orElse(OutboxSteps.Results.NONE));
    kept.ifPresent(files -> files.kept().pending().forEach(steps::add));
    SyncLog log = new SyncLog(settings.place(), nanoTime);
    this.view = new ReaderView(log);
    Driver.Parts parts =
        new Driver.Parts(
            view,
            new ChangeListeners(log),
            new PendingWrites(),
            CacheKeeper.of(cache, settings, nanoTime),
            steps,
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

  /** Starts, or goes on after {@link #stop()}, once what a cache kept is there to be read. */
  public void start() {
    startThread();
    thread.awaitFirst(driver::restore);
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
      writes.later(() -> compare(op, told));
      return told;
    }
    return writes.promise(
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
    return writes.promise(request(OpKind.MERGE, path, children));
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
        shown.await(SubmittedWrites.MARGIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Optional<DurableOutbox> outbox() {
    return outbox.map(there -> there);
  }

  /** Stops for good, and gives back the threads, the socket, the cache and the outbox. */
  @Override
  public void close() {
    board.wanted(false);
    startThread();
    thread.close();
    sockets.close();
    outbox.ifPresent(StoreOutbox::close);
  }

  private WriteRequest request(OpKind kind, DustPath path, JsonValue value) {
    return WriteRequest.of(ids.next(), kind, path, value);
  }

  private Committed await(WriteRequest request) {
    refuseOnDriver();
    return writes.await(request);
  }

  private void send(OutboxRecord entry, Runnable shown) {
    driver.submit(entry, shown);
  }

  private boolean submit(WriteRequest request, CompletableFuture<Outcome> outcome) {
    // Before the first start there is nobody else to say that it is stopped.
    startThread();
    return mailbox.put(() -> driver.submit(request, outcome));
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
