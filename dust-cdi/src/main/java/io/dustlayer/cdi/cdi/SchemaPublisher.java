package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.cdi.ObservedSchemas.ObservedSchema;
import io.dustlayer.cdi.cdi.ObserverGroup.Slot;
import io.dustlayer.cdi.repo.RecordEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Publishes the events of one schema: each observer is a receiver of its own, with its own queue.
 * Made and closed by one thread at a time.
 *
 * @param <T> the entity
 */
final class SchemaPublisher<T> implements AutoCloseable {

  private final ObservedSchema observed;
  private final ObserverGroup.Host host;
  private final RecordEvents<T> events;
  private final int queueLimit;
  private final ResyncObservers resyncs;
  private final List<Subscription> subscriptions = new ArrayList<>();

  /**
   * Publishes from now on.
   *
   * @param observed the schema and its observers
   * @param events the events of the same schema
   * @param host what to call observers with
   * @param executor calls those who observe resyncs
   * @param later runs, after some time, what asks an executor again that has refused
   * @param queueLimit how many events wait for one observer at most
   */
  SchemaPublisher(
      ObservedSchema observed,
      RecordEvents<T> events,
      ObserverGroup.Host host,
      Executor executor,
      Executor later,
      int queueLimit) {
    this.observed = observed;
    this.host = host;
    this.events = events;
    this.queueLimit = queueLimit;
    this.resyncs = new ResyncObservers(slots(EventKind.RESYNC_REQUIRED), executor, later);
    slots(EventKind.UPSERTED).forEach(slot -> records(slot, event -> upserted(slot, event)));
    slots(EventKind.DELETED).forEach(slot -> records(slot, event -> deleted(slot, event)));
    slots(EventKind.CHANGED).forEach(slot -> records(slot, event -> changed(slot, event)));
    slots(EventKind.RAW).forEach(this::operations);
    if (subscriptions.isEmpty()) {
      // Those who observe nothing but resyncs still have to hear of a reset.
      SubscribeOptions resyncsOnly = SubscribeOptions.LIVE.onResync(resyncs::report);
      subscriptions.add(events.records(event -> {}, resyncsOnly, queueLimit));
    }
  }

  private List<Slot> slots(EventKind kind) {
    List<ObserverId> seen =
        observed.observers().stream().filter(observer -> observer.kind() == kind).toList();
    return new ObserverGroup(observed.type(), kind, seen, host).slots();
  }

  private void records(Slot slot, Consumer<DustEvent<T>> receiver) {
    subscriptions.add(
        events.records(
            receiver, SubscribeOptions.LIVE.onResync(resync -> missed(slot, resync)), queueLimit));
  }

  private void operations(Slot slot) {
    subscriptions.add(
        events.operations(
            op -> slot.tell(op, op.path(), op.storeSeq()),
            resync -> missed(slot, resync),
            queueLimit));
  }

  private void missed(Slot slot, Resync resync) {
    boolean wentBack = resync.toSeq() < resync.fromSeq();
    if (!wentBack) {
      CdiLog.observerMissed(slot.name(), resync, resyncs.count());
    }
    resyncs.report(resync);
  }

  private void upserted(Slot slot, DustEvent<T> event) {
    if (event instanceof DustEvent.Upserted<T> upserted) {
      slot.tell(upserted.record(), event.slug(), event.storeSeq());
    }
  }

  private void deleted(Slot slot, DustEvent<T> event) {
    if (event instanceof DustEvent.Deleted<T>) {
      slot.tell(event.slug(), event.slug(), event.storeSeq());
    }
  }

  private void changed(Slot slot, DustEvent<T> event) {
    Optional<Object> record =
        event instanceof DustEvent.Upserted<T> upserted
            ? Optional.of(upserted.record())
            : Optional.empty();
    slot.tell(
        new DustChange(observed.type(), event.slug(), record, event.storeSeq(), event.own()),
        event.slug(),
        event.storeSeq());
  }

  /** Publishes no more; what waits is dropped. */
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    resyncs.close();
  }
}
