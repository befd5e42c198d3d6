package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.spi.ViewListener;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A store in memory with a mirror that is always up to date. Tells its listeners on the thread that
 * changes it, one at a time. Notes every call; refuses, and holds answers back, where told.
 */
final class ModelTransport implements RealtimeTransport {

  /** Where batches go without the mirror's hearing of them, if anywhere. */
  DustTransport unannounced;

  final RecordingOutbox outbox = new RecordingOutbox();
  final List<String> calls = new ArrayList<>();
  Runnable whenLooked = () -> {};
  Runnable whenLeft = () -> {};
  final List<String> reads = new ArrayList<>();
  final List<ViewListener> viewListeners = new CopyOnWriteArrayList<>();
  final Map<MirrorListener, DustPath> listeners = new LinkedHashMap<>();
  final Queue<Runnable> answers = new ArrayDeque<>();
  boolean holdsAnswers;
  private volatile ModelView state = ModelView.EMPTY;
  private boolean caughtUp = true;
  private final Map<Integer, DustException> refusals = new LinkedHashMap<>();
  private boolean own;

  /** A mirror that has no state yet. */
  ModelTransport beforeCatchUp() {
    caughtUp = false;
    return this;
  }

  /** Ends the first catch-up; what was applied before is the first state. */
  synchronized void catchUp() {
    caughtUp = true;
    viewListeners.forEach(ViewListener::replaced);
    List.copyOf(listeners.keySet()).forEach(listener -> listener.attached(state));
  }

  /** An own write that is not acknowledged yet is seen by readers only. */
  void showPending(String path, String json) {
    DustPath at = DustPath.parse(path);
    state = state.set(at, Texts.json(json), MirrorView.UNKNOWN_REVISION).at(state.watermark());
    viewListeners.forEach(listener -> listener.touched(List.of(at)));
  }

  void refuse(int call, DustException with) {
    refusals.put(call, with);
  }

  ModelView state() {
    return state;
  }

  long set(String path, JsonValue value) {
    return apply("set", DustPath.parse(path), value);
  }

  long set(String path, String json) {
    return set(path, Texts.json(json));
  }

  long delete(String path) {
    return apply("delete", DustPath.parse(path), JsonValue.NULL);
  }

  long merge(String path, String json) {
    return apply("merge", DustPath.parse(path), Texts.json(json));
  }

  long increment(String path) {
    return apply("increment", DustPath.parse(path), JsonValue.NULL);
  }

  /** What happens in the meantime is this client's own. */
  <R> R byItself(Supplier<R> writes) {
    own = true;
    try {
      return writes.get();
    } finally {
      own = false;
    }
  }

  /** The server sends a snapshot: the state becomes this one. */
  synchronized void replace(ModelView after, boolean reset) {
    ModelView before = state;
    state = after;
    viewListeners.forEach(ViewListener::replaced);
    tell(
        new MirrorChange.Replaced(before.watermark(), after.watermark(), reset, before, after),
        listeners.keySet());
  }

  private synchronized long apply(String op, DustPath path, JsonValue value) {
    ModelView before = state;
    long seq = before.watermark() + 1;
    List<DustPath> touched = List.of(path);
    JsonValue reported = value;
    switch (op) {
      case "set" -> state = before.set(path, value, seq);
      case "delete" -> state = before.delete(path, seq);
      case "increment" -> {
        int number =
            before.leaf(path).map(leaf -> leaf.value()).orElse(JsonValue.NULL)
                    instanceof JsonNumber old
                ? old.intValue()
                : 0;
        reported = Json.createValue(number + 1);
        state = before.putLeaf(path, reported, seq);
      }
      default -> {
        touched = value.asJsonObject().keySet().stream().map(path::child).toList();
        state = merged(before, path, value.asJsonObject(), seq);
      }
    }
    OpEvent event =
        new OpEvent(seq, op, path.render(), path.segments(), reported, "device", null, own);
    List<DustPath> roots = touched;
    viewListeners.forEach(listener -> listener.touched(roots));
    List<MirrorListener> hear =
        listeners.entrySet().stream()
            .filter(entry -> isRelated(path, entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    tell(new MirrorChange.Operation(event, roots, before, state), hear);
    return seq;
  }

  private static ModelView merged(ModelView before, DustPath path, JsonObject children, long seq) {
    ModelView next = before.at(seq);
    for (Map.Entry<String, JsonValue> child : children.entrySet()) {
      DustPath at = path.child(child.getKey());
      boolean scalar = child.getValue().getValueType() != JsonValue.ValueType.OBJECT;
      next = scalar ? next.putLeaf(at, child.getValue(), seq) : next.set(at, child.getValue(), seq);
    }
    return next;
  }

  private static boolean isRelated(DustPath path, DustPath prefix) {
    return path.startsWith(prefix) || prefix.startsWith(path);
  }

  private void tell(MirrorChange change, Iterable<MirrorListener> hear) {
    if (caughtUp) {
      List<MirrorListener> now = new ArrayList<>();
      hear.forEach(now::add);
      now.forEach(listener -> listener.changed(change));
    }
  }

  @Override
  public Optional<MirrorView> view() {
    Optional<MirrorView> seen = caughtUp ? Optional.of(state) : Optional.empty();
    whenLooked.run();
    return seen;
  }

  @Override
  public Subscription onView(ViewListener listener) {
    viewListeners.add(listener);
    return new Subscription() {
      @Override
      public boolean isActive() {
        return viewListeners.contains(listener);
      }

      @Override
      public void close() {
        viewListeners.remove(listener);
      }
    };
  }

  @Override
  public synchronized Subscription listen(DustPath prefix, MirrorListener listener) {
    listeners.put(listener, prefix);
    if (caughtUp) {
      listener.attached(state);
    }
    return new Listening(listener);
  }

  private final class Listening implements Subscription {
    private final MirrorListener listener;

    private Listening(MirrorListener listener) {
      this.listener = listener;
    }

    @Override
    public boolean isActive() {
      synchronized (ModelTransport.this) {
        return listeners.containsKey(listener);
      }
    }

    @Override
    public void close() {
      whenLeft.run();
      synchronized (ModelTransport.this) {
        listeners.remove(listener);
      }
    }
  }

  @Override
  public CompletionStage<Committed> write(WireOp op) {
    String what = op instanceof WireOp.Set set ? "set " + op.path() + " " + set.value() : null;
    note(what == null ? "delete " + op.path() : what, op.ifMatch());
    return answer(() -> commit(op));
  }

  @Override
  public CompletionStage<Committed> merge(DustPath path, JsonObject children) {
    note("merge " + path + " " + children, OptionalLong.empty());
    return answer(() -> committed(byItself(() -> apply("merge", path, children))));
  }

  private CompletionStage<Committed> answer(Supplier<Committed> commit) {
    CompletableFuture<Committed> future = new CompletableFuture<>();
    DustException refusal = refusals.get(calls.size() - 1);
    Runnable answer =
        () -> {
          if (refusal == null) {
            future.complete(commit.get());
          } else {
            future.completeExceptionally(refusal);
          }
        };
    if (holdsAnswers) {
      answers.add(answer);
    } else {
      answer.run();
    }
    return future;
  }

  private Committed commit(WireOp op) {
    return committed(
        byItself(
            () ->
                op instanceof WireOp.Set set
                    ? apply("set", set.path(), set.value())
                    : apply("delete", op.path(), JsonValue.NULL)));
  }

  private static Committed committed(long seq) {
    return new Committed(seq, seq);
  }

  @Override
  public Committed put(DustPath path, JsonValue value, OptionalLong ifMatch) {
    note("put " + path + " " + value, ifMatch);
    throwIfRefused();
    return commit(new WireOp.Set(path, value, ifMatch));
  }

  @Override
  public Committed delete(DustPath path, OptionalLong ifMatch) {
    note("delete " + path, ifMatch);
    throwIfRefused();
    return commit(new WireOp.Delete(path, ifMatch));
  }

  @Override
  public CommittedBatch batch(List<WireOp> ops) {
    if (unannounced != null) {
      return unannounced.batch(ops);
    }
    note("batch " + ops.size(), OptionalLong.empty());
    throwIfRefused();
    List<Committed> done = ops.stream().map(this::commit).toList();
    return new CommittedBatch(state.watermark(), done);
  }

  private void note(String call, OptionalLong ifMatch) {
    calls.add(call + (ifMatch.isPresent() ? " if " + ifMatch.getAsLong() : ""));
  }

  private void throwIfRefused() {
    DustException refusal = refusals.get(calls.size() - 1);
    if (refusal != null) {
      throw refusal;
    }
  }

  @Override
  public TransportKind kind() {
    return TransportKind.SDK;
  }

  @Override
  public Optional<Entry> get(DustPath path) {
    reads.add("get " + path);
    return new StoredRecord(state, path).value().map(value -> new Entry(path, value, 1));
  }

  @Override
  public boolean exists(DustPath path) {
    reads.add("exists " + path);
    return state.contains(path);
  }

  @Override
  public Page list(DustPath base, int limit, Optional<String> cursor) {
    reads.add("list " + base);
    List<Entry> items = new ArrayList<>();
    state
        .below(base)
        .forEachRemaining(
            leaf ->
                items.add(new Entry(DustPath.parse(leaf.path()), leaf.value(), leaf.revision())));
    return new Page(items, Optional.empty());
  }

  @Override
  public Optional<DurableOutbox> outbox() {
    return Optional.of(outbox);
  }

  @Override
  public StoreStatus status() {
    return StoreStatus.OVER_HTTP;
  }

  @Override
  public boolean awaitSynced(Duration timeout) {
    return caughtUp;
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
