package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.sync.DurableWrite;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Feeds the engine and carries out its effects. An effect or a listener that throws is logged, and
 * the rest goes on. An engine that throws (which is an error of this library) is replaced by one
 * that begins with the committed state: no writer waits for ever, and no mirror stands still.
 * Confined to the driver's thread.
 */
final class Driver {

  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(1);

  // More at once would let readers and writers wait, or take memory without end.
  private static final int MOST_AT_ONCE = 256;
  private static final long MOST_BYTES_AT_ONCE = 1 << 20;

  private final Machine.Factory machines;
  private final LongSupplier nanoTime;
  private final Parts parts;
  private final Consumer<Runnable> mailbox;
  private final Sockets sockets;
  private final Shown shown;
  private Machine machine;
  // Inputs that the engine takes together, and who waits for that.
  private final List<Input> gathered = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private long gatheredBytes;
  private Mirror committed = Mirror.empty();
  private boolean synced;
  private boolean wanted;
  private boolean restored;
  private int life;
  private long pause = FIRST_PAUSE;
  private long restartAt;
  private long startedAt;
  private Set<String> lastScopes = Set.of();
  private Set<String> lastShownScopes = Set.of();

  /** What the driver works on, each with a purpose of its own. */
  record Parts(
      ReaderView view,
      ChangeListeners listeners,
      PendingWrites pending,
      CacheKeeper cache,
      OutboxSteps outbox,
      RemoteReads reads,
      StatusBoard board,
      SyncLog log) {}

  /**
   * A driver that is stopped.
   *
   * @param machines makes engines
   * @param socketFactory opens sockets
   * @param mailbox runs tasks on the driver's thread
   * @param maxWaiting how many bytes may wait to be decoded
   */
  Driver(
      Machine.Factory machines,
      SocketFactory socketFactory,
      Consumer<Runnable> mailbox,
      long maxWaiting,
      LongSupplier nanoTime,
      Parts parts) {
    this.machines = machines;
    this.nanoTime = nanoTime;
    this.parts = parts;
    this.mailbox = mailbox;
    this.shown = new Shown(socketFactory::withoutSecrets);
    this.sockets = new Sockets(socketFactory, mailbox, this::gather, maxWaiting);
  }

  /** Wants the store. */
  void start() {
    wanted = true;
    restore();
    begin();
  }

  /**
   * Reads the cache, the first time; its state, with what is in the outbox on top, can be seen from
   * then on.
   */
  void restore() {
    if (restored) {
      return;
    }
    restored = true;
    committed = parts.cache().restore();
    synced = committed.watermark() > 0;
    makeMachine();
    if (synced) {
      parts.view().showFirst(committed);
      parts.listeners().attach(committed);
    }
  }

  /** Does not want the store any more; everything pending ends. */
  void stop() {
    wanted = false;
    handle(new Input.Stop());
    sockets.closeAll("stopped");
  }

  /** Ends for good. */
  void close() {
    stop();
    parts.pending().failAll(Driver::stopped);
    parts.cache().close();
  }

  /** Time has passed. */
  void tick() {
    if (machine != null) {
      handle(new Input.Tick());
    } else if (wanted && nanoTime.getAsLong() - restartAt >= 0) {
      begin();
    }
  }

  /** When {@link #tick} is due; {@link Long#MAX_VALUE} if never. */
  long nextDeadlineNanos() {
    if (machine == null) {
      return wanted && restored ? restartAt : Long.MAX_VALUE;
    }
    try {
      return machine.nextDeadlineNanos();
    } catch (RuntimeException | Error bug) {
      fail(bug);
      return restartAt;
    }
  }

  void submit(WriteRequest request, CompletableFuture<Outcome> future) {
    if (machine == null) {
      future.complete(wanted ? new Outcome.Withdrawn() : new Outcome.Stopped());
      return;
    }
    parts.pending().add(request.clientOpId(), future);
    gather(new Input.Submit(request));
  }

  /** An entry of the outbox is to be sent; tells when readers see it. */
  void submit(OutboxRecord entry, Runnable shown) {
    List<DurableWrite> writes = parts.outbox().add(entry);
    // An engine that is made later is given all of them.
    writes.forEach(write -> gather(new Input.SubmitDurable(write)));
    waiting.add(shown);
  }

  void batchCommitted(List<StoreEvent> ops) {
    handle(new Input.BatchCommitted(ops));
  }

  void add(DustPath prefix, Registration<MirrorListener> listener) {
    settle();
    parts.listeners().add(prefix, listener);
    attachWaiting();
  }

  void remove(DustPath prefix, Registration<MirrorListener> listener) {
    settle();
    parts.listeners().remove(prefix, listener);
  }

  /**
   * Takes an input together with others, by {@link #settle} at the latest: what the engine does
   * once for all of them is most of what it does for one.
   */
  private void gather(Input input) {
    if (machine != null) {
      gathered.add(input);
      if (gathered.size() >= MOST_AT_ONCE) {
        settle();
      }
    }
  }

  private void gather(Input input, long bytes) {
    gatheredBytes += bytes;
    gather(input);
    if (gatheredBytes >= MOST_BYTES_AT_ONCE) {
      settle();
    }
  }

  /** Takes an input at once, after those that were gathered; without an engine it is dropped. */
  private void handle(Input input) {
    gather(input);
    settle();
  }

  /** Has the engine take what was gathered. To be called when no task waits any more. */
  void settle() {
    List<Input> inputs = List.copyOf(gathered);
    List<Runnable> shown = List.copyOf(waiting);
    gathered.clear();
    waiting.clear();
    gatheredBytes = 0;
    if (!inputs.isEmpty()) {
      handle(inputs);
    }
    shown.forEach(Runnable::run);
  }

  private void handle(List<Input> inputs) {
    List<Effect> effects;
    try {
      effects = machine.handle(inputs, nanoTime.getAsLong());
    } catch (RuntimeException | Error bug) {
      fail(bug);
      return;
    }
    effects.forEach(this::carryOut);
    attachWaiting();
  }

  private void attachWaiting() {
    if (synced) {
      parts.listeners().attach(committed);
    }
  }

  private void carryOut(Effect effect) {
    try {
      if (!toTheServer(effect)) {
        toTheApplication(effect);
      }
    } catch (RuntimeException | Error failure) {
      parts.log().effectFailed(effect, failure);
    }
  }

  private boolean toTheServer(Effect effect) {
    if (effect instanceof Effect.SendFrame send) {
      sockets.send(send.generation(), send.frame());
    } else if (effect instanceof Effect.OpenSocket open) {
      sockets.open(open.generation(), open.format());
    } else if (effect instanceof Effect.CloseSocket close) {
      sockets.close(close.generation(), close.why());
    } else if (effect instanceof Effect.HttpRead read) {
      read(read);
    } else {
      return false;
    }
    return true;
  }

  private void toTheApplication(Effect effect) {
    if (effect instanceof Effect.Show show) {
      synced |= show.synced();
      parts.view().show(show);
    } else if (effect instanceof Effect.Complete done) {
      complete(done);
    } else if (effect instanceof Effect.Publish change) {
      parts.listeners().publish(change);
    } else if (effect instanceof Effect.PublishReplaced change) {
      parts.listeners().publish(change);
    } else if (effect instanceof Effect.Keep step) {
      committed = step.after();
      parts.cache().keep(step, parts.outbox().beforeCache());
    } else if (effect instanceof Effect.Report report) {
      Status status = shown(report.status());
      parts.log().status(status);
      parts.board().report(status);
    } else if (effect instanceof Effect.Tell tell) {
      parts.log().notice(shown.notice(tell.notice()));
    } else {
      throw new IllegalStateException("unknown effect " + effect);
    }
  }

  // A status comes with each operation, and the server's texts in it are nearly always the same.
  private Status shown(Status status) {
    Set<String> scopes = status.scopes();
    if (!scopes.equals(lastScopes)) {
      lastScopes = scopes;
      lastShownScopes = shown.scopes(scopes);
    }
    return shown.status(status, lastShownScopes);
  }

  private void complete(Effect.Complete done) {
    if (!parts.outbox().complete(done.clientOpId(), done.outcome())) {
      parts.pending().complete(done.clientOpId(), done.outcome());
    }
  }

  private void read(Effect.HttpRead read) {
    int asked = life;
    parts
        .reads()
        .read(
            read.path(),
            answer ->
                mailbox.accept(
                    () -> {
                      // Another engine would take the answer for one to a question of its own.
                      if (asked == life) {
                        handle(new Input.HttpAnswered(read.readId(), answer));
                      }
                    }));
  }

  private void begin() {
    if (machine == null) {
      makeMachine();
    }
    handle(new Input.Start());
  }

  private void makeMachine() {
    life++;
    startedAt = nanoTime.getAsLong();
    try {
      machine = machines.create(committed, synced);
    } catch (RuntimeException | Error bug) {
      fail(bug);
      return;
    }
    List<DurableWrite> earlier = parts.outbox().unsettled();
    if (!earlier.isEmpty()) {
      handle(new Input.Restored(earlier));
    }
  }

  private void fail(Throwable bug) {
    long now = nanoTime.getAsLong();
    pause = now - startedAt > LONGEST_PAUSE ? FIRST_PAUSE : pause;
    restartAt = now + pause;
    machine = null;
    parts.log().engineFailed(bug, TimeUnit.NANOSECONDS.toMillis(pause));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    sockets.closeAll("internal error");
    if (synced) {
      parts.view().replace(committed);
    }
    parts.board().report(shown.status(failed(bug)));
    parts.pending().failAll(() -> engineFailed(bug));
  }

  private Status failed(Throwable bug) {
    Status last = parts.board().current();
    return new Status(
        Status.Phase.BACKOFF,
        synced,
        committed.watermark(),
        last.serverSeq(),
        0,
        Optional.of(ErrorCase.ENGINE_FAILED.code() + ": internal error: " + bug),
        last.canRead(),
        last.canWrite(),
        Set.copyOf(last.scopes()));
  }

  private static RuntimeException engineFailed(Throwable bug) {
    return ErrorCase.ENGINE_FAILED.toException(
        "the write failed: the engine failed", ErrorDetail.NONE, bug);
  }

  private static RuntimeException stopped() {
    return ErrorCase.STOPPED.toException(
        "the write failed: the transport was closed", ErrorDetail.NONE, null);
  }
}
