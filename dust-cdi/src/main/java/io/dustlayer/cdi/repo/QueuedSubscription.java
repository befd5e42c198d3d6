package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.spi.MirrorView;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A receiver with its queue, told on an executor. A receiver that throws or blocks harms neither
 * others nor who adds. Safe for use from any thread.
 */
final class QueuedSubscription<T> implements Subscription {

  private final String schema;
  private final ReceiverKind kind;
  private final EventReceiver<T> receiver;
  private final EventQueue<T> queue;
  private final SerialTask task;
  private final Consumer<QueuedSubscription<T>> onClose;
  private final AtomicBoolean added = new AtomicBoolean();

  /** What a receiver is told of, besides resyncs. */
  enum ReceiverKind {
    /** Records. */
    RECORDS,
    /** Records, beginning with the current ones. */
    CURRENT_RECORDS,
    /** Raw operations. */
    OPERATIONS
  }

  QueuedSubscription(
      Class<?> schema,
      ReceiverKind kind,
      EventReceiver<T> receiver,
      int limit,
      Delivery delivery,
      Consumer<QueuedSubscription<T>> onClose) {
    this.schema = schema.getSimpleName();
    this.kind = kind;
    this.receiver = new WhileOpen(receiver);
    this.queue = new EventQueue<>(schema, limit);
    this.task = new SerialTask(this.schema, delivery.executor(), delivery.later(), this::tellNext);
    this.onClose = onClose;
  }

  /** Where receivers are told, and what runs a second attempt where that refuses. */
  record Delivery(Executor executor, Executor later) {}

  /** Begins with the current records; from here on changes are added. */
  void begin(RecordChanges<T> changes, MirrorView view) {
    queue.begin(changes.current(view));
    added.set(true);
  }

  boolean wantsCurrent() {
    return kind == ReceiverKind.CURRENT_RECORDS;
  }

  boolean wantsOperations() {
    return kind == ReceiverKind.OPERATIONS;
  }

  void add(Pending<T> next) {
    queue.add(next);
    added.set(true);
  }

  /** Tells what was added since, on the executor. */
  void wake() {
    if (added.getAndSet(false)) {
      task.wake();
    }
  }

  private boolean tellNext() {
    Pending<T> next = queue.take();
    if (next == null) {
      return false;
    }
    try {
      next.tell(receiver);
    } catch (Exception | Error failure) {
      // Code in other languages than Java throws checked ones undeclared.
      RepoLog.receiverFailed(schema, next.subject(), next.lastSeq(), failure);
    }
    return true;
  }

  /** No call begins after the end, even if its record was being decoded when it came. */
  private final class WhileOpen implements EventReceiver<T> {

    private final EventReceiver<T> told;

    WhileOpen(EventReceiver<T> told) {
      this.told = told;
    }

    @Override
    public void record(DustEvent<T> event) {
      if (isActive()) {
        told.record(event);
      }
    }

    @Override
    public void operation(OpEvent op) {
      if (isActive()) {
        told.operation(op);
      }
    }

    @Override
    public void resync(Resync resync) {
      if (isActive()) {
        told.resync(resync);
      }
    }
  }

  @Override
  public boolean isActive() {
    return !queue.isClosed();
  }

  @Override
  public void close() {
    if (queue.close()) {
      task.end();
      onClose.accept(this);
    }
  }

  /** The schema. */
  @Override
  public String toString() {
    return "Subscription[" + schema + ", " + (isActive() ? "active" : "closed") + "]";
  }
}
