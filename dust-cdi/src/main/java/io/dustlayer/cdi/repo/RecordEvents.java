package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.repo.QueuedSubscription.Delivery;
import io.dustlayer.cdi.repo.QueuedSubscription.ReceiverKind;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The committed changes of one schema, for any number of receivers. Each has an ordered queue of
 * its own and is called on the executor, one call at a time: one that is slow, blocks or throws
 * harms neither the transport nor other receivers.
 *
 * <p>Receivers may be attached at any time: before the realtime transport runs they wait for it,
 * and they stay attached while it is stopped and started again. However many there are, the
 * transport has one listener, and none while there are no receivers. A record is decoded once for
 * all of them, on the thread of the first that is told; an entity that receivers could change is
 * decoded for each.
 *
 * <p>Safe for use from any thread.
 *
 * @param <T> the entity
 */
public final class RecordEvents<T> {

  private final SchemaModel<T> model;
  private final RecordChanges<T> changes;
  private final Delivery delivery;
  private final Supplier<RealtimeTransport> running;
  private final List<QueuedSubscription<T>> receivers = new CopyOnWriteArrayList<>();

  // Two locks, taken in this order: the transport's thread takes the second only, so that it never
  // waits for a transport.
  private final Object connecting = new Object();
  private final Object state = new Object();
  private RealtimeTransport transport;
  private Listening listening;
  private MirrorView current;

  /**
   * Nothing is listened to before there is a receiver and a transport.
   *
   * @param model the schema
   * @param delivery where receivers are called
   * @param running the realtime transport; null before there is one
   */
  RecordEvents(SchemaModel<T> model, Delivery delivery, Supplier<RealtimeTransport> running) {
    this.model = model;
    this.changes = new RecordChanges<>(new RecordDecoder<>(model));
    this.delivery = delivery;
    this.running = running;
  }

  /**
   * Attaches a receiver of record events.
   *
   * @param receiver called for one event at a time; what it throws is logged
   * @param options whether to begin with the current records, and who hears that changes were
   *     dropped
   * @param queueLimit how many events wait at most, 1 or more; when there is one more, the waiting
   *     ones are dropped and {@link SubscribeOptions#onResync()} is called in their place
   * @return detaches the receiver when closed: no call begins any more, waiting events are dropped
   * @throws IllegalArgumentException if the limit is not positive
   */
  public Subscription records(
      Consumer<? super DustEvent<T>> receiver, SubscribeOptions options, int queueLimit) {
    Objects.requireNonNull(receiver, "receiver");
    Objects.requireNonNull(options, "options");
    ReceiverKind kind =
        options.includeCurrent() ? ReceiverKind.CURRENT_RECORDS : ReceiverKind.RECORDS;
    return attach(kind, Callbacks.records(receiver, options.onResync()), queueLimit);
  }

  /**
   * Attaches a receiver of operations at, above or below the schema's prefix, not assembled into
   * records.
   *
   * @param receiver called for one operation at a time; what it throws is logged
   * @param onResync told, in order with them, when operations were dropped, or replaced by a
   *     snapshot
   * @param queueLimit how many operations wait at most, 1 or more
   * @return detaches the receiver when closed: no call begins any more, waiting ones are dropped
   * @throws IllegalArgumentException if the limit is not positive
   */
  public Subscription operations(
      Consumer<? super OpEvent> receiver, Consumer<? super Resync> onResync, int queueLimit) {
    Objects.requireNonNull(receiver, "receiver");
    Objects.requireNonNull(onResync, "onResync");
    return attach(ReceiverKind.OPERATIONS, Callbacks.operations(receiver, onResync), queueLimit);
  }

  private Subscription attach(ReceiverKind kind, EventReceiver<T> receiver, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a queue holds 1 event or more, not " + limit);
    }
    QueuedSubscription<T> added =
        new QueuedSubscription<>(model.type(), kind, receiver, limit, delivery, this::detach);
    synchronized (state) {
      receivers.add(added);
      if (current != null) {
        added.begin(changes, current);
      }
    }
    added.wake();
    try {
      connect();
    } catch (RuntimeException failure) {
      added.close();
      throw failure;
    }
    return added;
  }

  /** Detaches every receiver. */
  void close() {
    receivers.forEach(QueuedSubscription::close);
  }

  private void detach(QueuedSubscription<T> closed) {
    synchronized (connecting) {
      Listening ended = null;
      synchronized (state) {
        receivers.remove(closed);
        if (receivers.isEmpty()) {
          ended = listening;
          listening = null;
          current = null;
        }
      }
      end(ended);
    }
  }

  /** Listens to the transport that runs now, if there are receivers and it does not already. */
  void connect() {
    synchronized (connecting) {
      RealtimeTransport now = running.get();
      if (transport != now) {
        stopListening();
        transport = now;
      }
      if (listening == null && transport != null && !receivers.isEmpty()) {
        listen();
      }
    }
  }

  private void listen() {
    Listening started = new Listening();
    synchronized (state) {
      listening = started;
    }
    try {
      started.subscription = transport.listen(model.prefix(), started);
    } catch (RuntimeException failure) {
      stopListening();
      throw failure;
    }
  }

  private void stopListening() {
    Listening ended;
    synchronized (state) {
      ended = listening;
      listening = null;
    }
    end(ended);
  }

  private static void end(RecordEvents<?>.Listening ended) {
    if (ended != null && ended.subscription != null) {
      ended.subscription.close();
    }
  }

  /** Hears of changes as long as it is the one that listens. */
  private final class Listening implements MirrorListener {

    private Subscription subscription;

    @Override
    public void attached(MirrorView view) {
      synchronized (state) {
        if (listening != this) {
          return;
        }
        if (current == null) {
          receivers.forEach(receiver -> receiver.begin(changes, view));
        } else {
          publish(replaced(view));
        }
        current = view;
      }
      receivers.forEach(QueuedSubscription::wake);
    }

    // Another transport may be anywhere; what differs is told.
    private MirrorChange replaced(MirrorView view) {
      long before = current.watermark();
      boolean reset = view.watermark() < before;
      return new MirrorChange.Replaced(before, view.watermark(), reset, current, view);
    }

    @Override
    public void changed(MirrorChange change) {
      synchronized (state) {
        if (listening != this) {
          return;
        }
        publish(change);
        current = change.after();
      }
      receivers.forEach(QueuedSubscription::wake);
    }
  }

  private void publish(MirrorChange change) {
    RecordChanges.Told<T> told;
    try {
      told = changes.of(change);
    } catch (RuntimeException | Error failure) {
      RepoLog.changeFailed(model.name(), change.storeSeq(), failure);
      Resync missed = new Resync(model.type(), change.storeSeq(), change.storeSeq());
      List<Pending<T>> notice = List.of(new Pending.Notice<>(missed));
      told = new RecordChanges.Told<>(notice, notice);
    }
    for (QueuedSubscription<T> receiver : receivers) {
      (receiver.wantsOperations() ? told.operations() : told.records()).forEach(receiver::add);
    }
  }
}
