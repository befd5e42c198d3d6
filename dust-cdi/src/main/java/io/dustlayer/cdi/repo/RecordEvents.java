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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The committed changes of one schema, for any number of receivers. Each has an ordered queue of
 * its own and is called on the executor, one call at a time: one that is slow, blocks or throws
 * harms neither the transport nor other receivers.
 *
 * <p>Receivers may be attached at any time: before the realtime transport runs they wait for it,
 * and they stay attached while it is stopped and started again. However many there are, the
 * transport has one listener, and none while there are no receivers; one that begins with the
 * current records has another one until it has them. A record is decoded once for all of them, on
 * the thread of the first that is told; an entity that receivers could change is decoded for each.
 *
 * <p>Safe for use from any thread.
 *
 * @param <T> the entity
 */
public final class RecordEvents<T> {

  private final SchemaModel<T> model;
  private final Delivery delivery;
  private final Supplier<RealtimeTransport> running;

  // Has a lock of its own, which is taken after this one: the transport's thread takes only that,
  // so that it never waits for a transport.
  private final Receivers<T> receivers;
  private final Object connecting = new Object();
  private final Map<QueuedSubscription<T>, Beginning> beginnings = new HashMap<>();
  private RealtimeTransport transport;
  private Subscription listening;

  /**
   * Nothing is listened to before there is a receiver and a transport.
   *
   * @param model the schema
   * @param delivery where receivers are called
   * @param running the realtime transport; null before there is one
   */
  RecordEvents(SchemaModel<T> model, Delivery delivery, Supplier<RealtimeTransport> running) {
    this.model = model;
    this.delivery = delivery;
    this.running = running;
    this.receivers = new Receivers<>(model);
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
    receivers.add(added);
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
    receivers.all().forEach(QueuedSubscription::close);
  }

  private void detach(QueuedSubscription<T> closed) {
    synchronized (connecting) {
      boolean last = receivers.remove(closed);
      Beginning beginning = beginnings.remove(closed);
      if (beginning != null) {
        beginning.end();
      }
      if (last) {
        stopListening();
      }
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
      if (transport == null || receivers.all().isEmpty()) {
        return;
      }
      try {
        if (listening == null) {
          listening = transport.listen(model.prefix(), receivers.newSource());
        }
        begin(receivers.waiting());
      } catch (RuntimeException failure) {
        stopListening();
        throw failure;
      }
    }
  }

  // After the one that listens for all, so that nothing is missed in between.
  private void begin(Set<QueuedSubscription<T>> waiting) {
    beginnings.keySet().retainAll(waiting);
    for (QueuedSubscription<T> receiver : waiting) {
      if (!beginnings.containsKey(receiver)) {
        Beginning beginning = new Beginning(receiver);
        beginnings.put(receiver, beginning);
        beginning.hears(transport.listen(model.prefix(), beginning));
      }
    }
  }

  private void stopListening() {
    receivers.endSource();
    if (listening != null) {
      listening.close();
      listening = null;
    }
    beginnings.values().forEach(Beginning::end);
    beginnings.clear();
  }

  /** Gives one receiver the records as they are when the transport attaches it, and ends. */
  private final class Beginning implements MirrorListener {

    private final QueuedSubscription<T> receiver;
    private Subscription hearing;
    private boolean ended;

    Beginning(QueuedSubscription<T> receiver) {
      this.receiver = receiver;
    }

    void hears(Subscription subscription) {
      synchronized (this) {
        hearing = subscription;
        if (!ended) {
          return;
        }
      }
      subscription.close();
    }

    void end() {
      Subscription heard;
      synchronized (this) {
        ended = true;
        heard = hearing;
      }
      if (heard != null) {
        heard.close();
      }
    }

    @Override
    public void attached(MirrorView view) {
      receivers.begin(receiver, view);
      end();
    }

    @Override
    public void changed(MirrorChange change) {
      // Told by the one that listens for all.
    }
  }
}
